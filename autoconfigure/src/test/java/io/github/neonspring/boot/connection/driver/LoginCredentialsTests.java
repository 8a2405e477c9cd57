package io.github.neonspring.boot.connection.driver;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.connection.credentials.NeonCredentials;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for credentials that change between two logins.
 */
class LoginCredentialsTests {

	private final List<String> logins = new ArrayList<>();

	private final List<NeonCredentials> refused = new ArrayList<>();

	private final AtomicLong time = new AtomicLong();

	private String onServer = "one";

	private String known = "one";

	private String fetched = "one";

	private boolean broken;

	private final LoginCredentials credentials = new LoginCredentials(new Provider(), "there/db", this.time::get);

	@Test
	void refusedPasswordIsLookedUpOnceAndTheNewOneWorks() throws SQLException {
		this.onServer = "two";
		this.fetched = "two";
		login();
		assertThat(this.logins).containsExactly("one", "two");
		assertThat(this.refused).containsExactly(NeonCredentials.ofPassword("one"));
	}

	@Test
	void withoutAnotherPasswordOneLoginFails() {
		this.onServer = "two";
		assertThatExceptionOfType(SQLException.class).isThrownBy(this::login).withMessageContaining("refused");
		assertThat(this.logins).containsExactly("one");
	}

	@Test
	void providerIsToldOnceOfAPasswordThatManyAreRefusedWith() {
		this.onServer = "two";
		assertThatExceptionOfType(SQLException.class).isThrownBy(this::login);
		assertThatExceptionOfType(SQLException.class).isThrownBy(this::login);
		assertThat(this.refused).hasSize(1);
		this.time.addAndGet(Duration.ofSeconds(6).toNanos());
		assertThatExceptionOfType(SQLException.class).isThrownBy(this::login);
		assertThat(this.refused).hasSize(2);
	}

	@Test
	void serverThatDoesNotKnowTheNewPasswordYetGetsTheOneThatItAcceptedLast() throws SQLException {
		login();
		this.known = "two";
		this.fetched = "two";
		login();
		assertThat(this.logins).containsExactly("one", "two", "one");
		assertThat(this.credentials.isAccepted()).isFalse();
		this.onServer = "two";
		login();
		assertThat(this.credentials.isAccepted()).isTrue();
		assertThat(this.logins).endsWith("two");
	}

	@Test
	void tokenThatIsNewEachTimeOutdatesNothing() throws SQLException {
		List<ProvidedCredentials> used = new ArrayList<>();
		for (String token : List.of("t1", "t2", "t3")) {
			this.onServer = token;
			this.known = token;
			used.add(login());
		}
		assertThat(used).noneMatch(this.credentials::isOutdated);
		assertThat(this.logins).containsExactly("t1", "t2", "t3");
	}

	@Test
	void passwordThatIsSaidTwiceOutdatesThoseBefore() throws SQLException {
		ProvidedCredentials first = login();
		this.known = "two";
		this.onServer = "two";
		ProvidedCredentials second = login();
		assertThat(this.credentials.isOutdated(first)).isFalse();
		this.credentials.look();
		assertThat(this.credentials.isOutdated(first)).isTrue();
		assertThat(this.credentials.isOutdated(second)).isFalse();
		this.known = "three";
		this.onServer = "three";
		assertThat(this.credentials.isOutdated(login())).isFalse();
	}

	@Test
	void passwordThatReplacesARefusedOneOutdatesItAtOnce() throws SQLException {
		ProvidedCredentials first = login();
		this.onServer = "two";
		this.fetched = "two";
		ProvidedCredentials second = login();
		assertThat(this.credentials.isOutdated(first)).isTrue();
		assertThat(this.credentials.isOutdated(second)).isFalse();
	}

	@Test
	void othersThanThoseThatWereTriedAreThereForWhoeverAsks() throws SQLException {
		this.onServer = "two";
		assertThatExceptionOfType(SQLException.class).isThrownBy(this::login);
		assertThat(this.credentials.hasOthers()).isFalse();
		this.known = "two";
		assertThat(this.credentials.hasOthers()).isTrue();
		assertThat(this.credentials.hasOthers()).isTrue();
	}

	@Test
	void brokenProviderLeavesWhatWorkedLast() throws SQLException {
		login();
		this.broken = true;
		login();
		assertThat(this.logins).containsExactly("one", "one");
	}

	@Test
	void providerThatIsBrokenAtStartIsNamed() {
		this.broken = true;
		assertThatExceptionOfType(SQLException.class).isThrownBy(this::login)
			.withMessageContaining("there/db")
			.withMessageContaining(Provider.class.getName())
			.withRootCauseInstanceOf(IllegalStateException.class);
		assertThat(this.logins).isEmpty();
	}

	@Test
	void otherFailuresAreNotLookedInto() {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> this.credentials.login((found) -> {
			throw new SQLException("the database system is starting up", "57P03");
		}));
		assertThat(this.refused).isEmpty();
	}

	@Test
	void passwordIsNotShown() {
		assertThat(new NeonCredentials("alice", "s3cret")).hasToString("NeonCredentials[alice]");
		assertThat(NeonCredentials.ofPassword("s3cret").toString()).doesNotContain("s3cret");
	}

	private ProvidedCredentials login() throws SQLException {
		this.time.incrementAndGet();
		return Objects.requireNonNull(this.credentials.login(this::open).credentials());
	}

	private OpenedConnection open(NeonCredentials found) throws SQLException {
		String password = Objects.requireNonNull(found.password());
		this.logins.add(password);
		if (!password.equals(this.onServer)) {
			throw new SQLException("refused: password authentication failed", "28P01");
		}
		Connection none = (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, args) -> null);
		return new OpenedConnection(none, null, Duration.ZERO, null);
	}

	/**
	 * Remembers what it fetched until that is refused.
	 */
	private final class Provider implements NeonCredentialsProvider {

		@Override
		public NeonCredentials getCredentials() {
			if (LoginCredentialsTests.this.broken) {
				throw new IllegalStateException("no vault");
			}
			return NeonCredentials.ofPassword(LoginCredentialsTests.this.known);
		}

		@Override
		public void refused(NeonCredentials refused) {
			LoginCredentialsTests.this.refused.add(refused);
			LoginCredentialsTests.this.known = LoginCredentialsTests.this.fetched;
		}

	}

}
