package io.github.neonspring.boot.testkit.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Knows which calls sleep, and which wait for another machine. One that only hands a
 * request to another thread waits for nothing.
 */
final class Waits {

	private static final Pattern ANY = Pattern.compile(".*");

	private static final Map<String, Pattern> REMOTE = Map.ofEntries(
			Map.entry("org/springframework/web/client/RestOperations",
					Pattern.compile("(get|post|patch|head|options)For.*|put|delete|exchange|execute")),
			Map.entry("org/springframework/web/client/RestClient$ResponseSpec",
					Pattern.compile("body|toEntity|toBodilessEntity")),
			Map.entry("org/springframework/web/client/RestClient$RequestHeadersSpec", Pattern.compile("exchange.*")),
			Map.entry("org/springframework/http/client/ClientHttpRequest", Pattern.compile("execute")),
			Map.entry("org/springframework/ws/client/core/WebServiceOperations", Pattern.compile("(marshalS|s)end.*")),
			Map.entry("reactor/core/publisher/Mono", Pattern.compile("block.*")),
			Map.entry("reactor/core/publisher/Flux", Pattern.compile("block.*")),
			Map.entry("org/springframework/mail/MailSender", Pattern.compile("send")),
			Map.entry("org/springframework/ai/chat/model/ChatModel", Pattern.compile("call")),
			Map.entry("org/springframework/ai/chat/client/ChatClient$CallResponseSpec", ANY),
			Map.entry("org/springframework/ai/embedding/EmbeddingModel", Pattern.compile("embed.*|call")),
			Map.entry("java/net/http/HttpClient", Pattern.compile("send")),
			Map.entry("java/net/URL", Pattern.compile("openStream|getContent")),
			Map.entry("java/net/URLConnection",
					Pattern.compile("connect|getInputStream|getOutputStream|getContent|getResponse.*")),
			Map.entry("java/net/Socket", Pattern.compile("connect")),
			Map.entry("org/apache/http/client/HttpClient", Pattern.compile("execute")),
			Map.entry("org/apache/hc/client5/http/classic/HttpClient", Pattern.compile("execute.*")),
			Map.entry("okhttp3/Call", Pattern.compile("execute")),
			Map.entry("retrofit2/Call", Pattern.compile("execute")),
			Map.entry("jakarta/ws/rs/client/SyncInvoker",
					Pattern.compile("get|put|post|delete|head|options|trace|method")),
			Map.entry("jakarta/ws/rs/client/Invocation", Pattern.compile("invoke")),
			Map.entry("io/grpc/stub/ClientCalls", Pattern.compile("blocking.*")));

	private static final Map<String, String> SLEEPING = Map.of("java/lang/Thread", "sleep",
			"java/util/concurrent/TimeUnit", "sleep", "java/util/concurrent/locks/LockSupport", "parkNanos",
			"com/google/common/util/concurrent/Uninterruptibles", "sleepUninterruptibly");

	private static final Map<String, Pattern> SENDING = Map.of("java/net/http/HttpClient", Pattern.compile("sendAsync"),
			"org/springframework/kafka/core/KafkaOperations", Pattern.compile("send.*"),
			"org/apache/kafka/clients/producer/Producer", Pattern.compile("send"));

	private static final Set<String> FUTURES = Set.of("java/util/concurrent/Future",
			"java/util/concurrent/CompletionStage");

	private static final String[] HTTP_INTERFACES = { "org/springframework/web/service/annotation/HttpExchange",
			"feign/RequestLine" };

	private static final String[] FEIGN_CLIENTS = { "org/springframework/cloud/openfeign/FeignClient" };

	private static final String BLOCKING_STUB = "io/grpc/stub/AbstractBlockingStub";

	private static final Pattern SETTINGS = Pattern.compile("with.*|getChannel|getCallOptions");

	private static final String AWS_CLIENT = "software/amazon/awssdk/core/SdkClient";

	private final Project project;

	Waits(Project project) {
		this.project = project;
	}

	Optional<LeakRule> rule(Call call) {
		if (call.name().equals(SLEEPING.get(call.owner()))) {
			return Optional.of(LeakRule.SLEEP_IN_TRANSACTION);
		}
		return (isRemote(call) || awaits(call)) ? Optional.of(LeakRule.REMOTE_CALL_IN_TRANSACTION) : Optional.empty();
	}

	private boolean isRemote(Call call) {
		if (call.name().startsWith("<")) {
			return call.owner().equals("java/net/Socket") && call.descriptor().contains("I");
		}
		return matches(REMOTE, call) || isStub(call) || isDeclared(call);
	}

	private boolean matches(Map<String, Pattern> known, Call call) {
		return known.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getValue().matcher(call.name()).matches()
					&& this.project.isAssignable(call.owner(), entry.getKey()));
	}

	private boolean isStub(Call call) {
		boolean aws = this.project.isAssignable(call.owner(), AWS_CLIENT) && !call.owner().endsWith("AsyncClient")
				&& call.descriptor().endsWith("Response;");
		return aws
				|| (this.project.isAssignable(call.owner(), BLOCKING_STUB) && !SETTINGS.matcher(call.name()).matches());
	}

	private boolean isDeclared(Call call) {
		List<Declaration> declarations = this.project.declarations(call.owner(), call.name(), call.descriptor());
		return declarations.stream()
			.anyMatch((declaration) -> Annotations.of(this.project, declaration.method(), HTTP_INTERFACES).isPresent()
					|| Annotations.of(this.project, declaration.type(), FEIGN_CLIENTS).isPresent());
	}

	// Whether a future is waited for that another machine completes.
	private boolean awaits(Call call) {
		return (call.name().equals("get") || call.name().equals("join"))
				&& this.project.isAssignable(call.owner(), FUTURES)
				&& call.receiver().stream().anyMatch((origin) -> sends(call.body(), origin, new HashSet<>()));
	}

	private boolean sends(Body body, AbstractInsnNode origin, Set<AbstractInsnNode> seen) {
		if (!(origin instanceof MethodInsnNode insn) || !seen.add(origin)) {
			return false;
		}
		Call call = Call.of(body, insn, Place.UNKNOWN);
		return matches(SENDING, call) || (this.project.isAssignable(insn.owner, FUTURES)
				&& body.receiver(insn).stream().anyMatch((before) -> sends(body, before, seen)));
	}

}
