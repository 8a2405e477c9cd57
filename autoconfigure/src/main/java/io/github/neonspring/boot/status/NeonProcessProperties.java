package io.github.neonspring.boot.status;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What to call this process among those of the same application.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.process")
public class NeonProcessProperties {

	/**
	 * Name of this instance of the application. The environment variable HOSTNAME, which
	 * in a container is the name of the pod, or the name of the host when not set.
	 */
	private @Nullable String instanceId;

	/**
	 * Name of this process among those of the same instance. CF_INSTANCE_INDEX or DYNO,
	 * as Cloud Foundry and Heroku set them, or the process id when not set.
	 */
	private @Nullable String workerId;

	public @Nullable String getInstanceId() {
		return this.instanceId;
	}

	public void setInstanceId(@Nullable String instanceId) {
		this.instanceId = instanceId;
	}

	public @Nullable String getWorkerId() {
		return this.workerId;
	}

	public void setWorkerId(@Nullable String workerId) {
		this.workerId = workerId;
	}

}
