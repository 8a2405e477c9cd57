package io.github.neonspring.boot.replica.web;

import java.util.function.Supplier;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.neonspring.boot.TestApplication;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.replica.CallerWrites;
import io.github.neonspring.boot.replica.NeonReplicaAutoConfiguration;
import io.github.neonspring.boot.replica.Replica;
import io.github.neonspring.boot.replica.ReplicaStatus;
import io.github.neonspring.boot.replica.Replicas;
import io.github.neonspring.boot.replica.TokenCarrier;
import io.github.neonspring.boot.replica.WalPosition;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatedReplica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link PositionTokenFilter}.
 */
class PositionTokenFilterTests {

	private static NeonSimulator simulator;

	private static SimulatedReplica replica;

	private static ConfigurableApplicationContext context;

	private static JdbcTemplate jdbc;

	private static TransactionTemplate reading;

	@BeforeAll
	static void start() {
		simulator = NeonSimulator.builder().replicas(1).start();
		replica = simulator.replicas().get(0);
		context = TestApplication.run(simulator, "neon.read-replica-urls=" + replica.url(), "neon.pool.preset=test",
				"neon.replica.read-your-writes=position", "neon.replica.max-wait=20ms", "neon.keepalive.mode=off");
		jdbc = context.getBean(JdbcTemplate.class);
		reading = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		reading.setReadOnly(true);
		jdbc.execute("create table counter (number int)");
		jdbc.execute("insert into counter values (0)");
		replica.catchUp();
		CallerWrites.set(null);
		Replica used = context.getBean(Replicas.class).all().get(0);
		Awaitility.await().until(() -> read() == 0 && used.status() == ReplicaStatus.IN_ROTATION);
	}

	@AfterAll
	static void close() {
		context.close();
		simulator.close();
	}

	@Test
	void clientReadsItsOwnWritesOfAnEarlierRequest() throws Exception {
		replica.catchUp();
		replica.pauseReplay();
		for (int i = 1; i <= 20; i++) {
			int number = i;
			String header = request(TokenCarrier.HEADER, null, () -> write(number)).getHeader("Neon-Position");
			assertThat(read(TokenCarrier.HEADER, header)).isEqualTo(number);
			MockHttpServletResponse written = request(TokenCarrier.COOKIE, null, () -> write(-number));
			assertThat(written.getHeader("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
			assertThat(read(TokenCarrier.COOKIE, written.getHeader("Set-Cookie").replaceAll("^[^=]+=|;.*$", "")))
				.isEqualTo(-number);
		}
		assertThat(read(TokenCarrier.HEADER, "garbled")).as("on the replica").isNotEqualTo(-20);
		replica.resumeReplay();
	}

	@Test
	void requestThatHasNotWrittenGetsNoToken() throws Exception {
		String token = new WalPosition(1, 1).toToken();
		assertThat(request(TokenCarrier.HEADER, null, PositionTokenFilterTests::read).getHeaderNames())
			.doesNotContain("Neon-Position");
		assertThat(request(TokenCarrier.HEADER, token, PositionTokenFilterTests::read).getHeaderNames())
			.doesNotContain("Neon-Position");
	}

	@Test
	void threadForgetsItsRequest() throws Exception {
		request(TokenCarrier.HEADER, null, () -> write(1));
		assertThat(CallerWrites.current()).isNull();
	}

	@Test
	void filterIsThereOnlyWhereSomethingCarriesTheToken() {
		WebApplicationContextRunner runner = new WebApplicationContextRunner()
			.withBean(NeonPool.class, () -> mock(NeonPool.class))
			.withConfiguration(
					AutoConfigurations.of(NeonReplicaAutoConfiguration.class, NeonReplicaTokenAutoConfiguration.class));
		runner.run((started) -> assertThat(started).doesNotHaveBean(Filter.class));
		runner.withPropertyValues("neon.replica.token=cookie")
			.run((started) -> assertThat(started).doesNotHaveBean(Filter.class));
		runner.withPropertyValues("neon.replica.token=off", "neon.replica.read-your-writes=position")
			.run((started) -> assertThat(started).doesNotHaveBean(Filter.class));
		runner.withPropertyValues("neon.replica.token=cookie", "neon.replica.read-your-writes=position")
			.run((started) -> assertThat(started).hasSingleBean(PositionTokenFilter.class));
	}

	private static int read(TokenCarrier carrier, String token) throws Exception {
		return Integer.parseInt(request(carrier, token, PositionTokenFilterTests::read).getContentAsString());
	}

	private static int write(int number) {
		return jdbc.update("update counter set number = ?", number);
	}

	private static int read() {
		Integer number = reading.execute((status) -> jdbc.queryForObject("select number from counter", Integer.class));
		return (number != null) ? number : Integer.MIN_VALUE;
	}

	private static MockHttpServletResponse request(TokenCarrier carrier, @Nullable String token, Supplier<Integer> work)
			throws Exception {
		PositionTokenFilter filter = new PositionTokenFilter(context.getBean(Replicas.class), carrier);
		MockHttpServletRequest request = new MockHttpServletRequest();
		if (token != null) {
			request.addHeader(PositionTokenFilter.HEADER, token);
			request.setCookies(new Cookie("other", "x"), new Cookie(PositionTokenFilter.COOKIE, token));
		}
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request, response, (passed, answer) -> {
			int result = work.get();
			answer.getWriter().print(result);
		});
		return response;
	}

}
