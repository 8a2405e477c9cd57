package io.github.neonspring.sample.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.StringUtils;

import io.github.neonspring.sample.SampleStart;
import io.github.neonspring.sample.live.SamplePage.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page in a browser. With {@code -Dsample.screenshots=write} they write
 * what they see to {@code docs/images}.
 */
class PageTests {

	private static final Path IMAGES = Path.of("..", "docs", "images");

	private static final boolean WRITE = "write".equals(System.getProperty("sample.screenshots"));

	private static Browser browser;

	private static ConfigurableApplicationContext sample;

	private SamplePage page;

	@BeforeAll
	static void start() {
		browser = Browser.start();
		sample = run(0);
	}

	private static ConfigurableApplicationContext run(int port, String... more) {
		return SampleStart.run(StringUtils.concatenateStringArrays(new String[] { "--server.port=" + port,
				"--spring.jmx.enabled=false", "--neon.circuit-breaker.open-after=1s",
				"--neon.simulator.idle-timeout=10m", "--neon.keepalive.suspend-timeout=10m" }, more));
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.close();
		}
		if (sample != null) {
			sample.close();
		}
	}

	private static int port() {
		return sample.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@BeforeEach
	void open() {
		browser.resize(1280, 900);
		browser.prefer("light");
		this.page = SamplePage.open(browser, port());
	}

	@AfterEach
	void noErrors() {
		assertThat(browser.errors()).isEmpty();
	}

	@Test
	void sleepAndWakeAreShownWithWhatCausedThem() {
		this.page.press("sleep");
		this.page.awaitState("asleep");
		assertThat(this.page.changes().get(0)).contains("asleep", "put to sleep");
		photograph("asleep");
		this.page.click("send-transfer");
		this.page.awaitState("awake");
		this.page.awaitLog("Transfer through the starter: ok");
		assertThat(this.page.changes().get(1)).contains("waking", "transfer");
		assertThat(this.page.labels()).anyMatch((label) -> label.contains("transfer"));
		photograph("woken");
	}

	@Test
	void lostAnswerToCommitLosesNoMoney() {
		this.page.click("send-transfer");
		this.page.await("balance-verdict", "The same as at the start");
		String total = this.page.text("balance-total");
		this.page.press("lose-commit");
		this.page.awaitLog("its answer lost");
		int failed = this.page.failed(Settings.STARTER);
		int lookedUp = Integer.parseInt(this.page.text("commits-doubt"));
		this.page.click("send-transfer");
		this.page.await("commits-doubt", String.valueOf(lookedUp + 1));
		this.page.await("balance-verdict", "The same as at the start");
		photograph("lost-commit");
		assertThat(this.page.failed(Settings.STARTER)).isEqualTo(failed);
		assertThat(this.page.text("balance-total")).isEqualTo(total);
		assertThat(this.page.text("balance-lost") + this.page.text("balance-doubled")).isEqualTo("00");
	}

	@Test
	void databaseThatIsAwayIsToldOfUntilItIsBack() {
		this.page.press("down");
		this.page.awaitShown("away", true);
		this.page.awaitState("away");
		this.page.startLoad();
		this.page.await("breaker", "open");
		this.page.await("away-text", "the circuit breaker is open");
		photograph("away");
		this.page.press("up");
		this.page.awaitShown("away", false);
		this.page.awaitSucceeded(Settings.STARTER, 5);
		this.page.await("breaker", "closed");
		this.page.stopLoad();
	}

	@Test
	void killedConnectionsFailNoRequest() {
		int failed = this.page.failed(Settings.STARTER);
		this.page.startLoad();
		this.page.awaitSucceeded(Settings.STARTER, 5);
		this.page.press("kill");
		this.page.awaitLog("Killed all connections");
		this.page.awaitSucceeded(Settings.STARTER, 10);
		this.page.stopLoad();
		assertThat(this.page.failed(Settings.STARTER)).isEqualTo(failed);
	}

	@Test
	void sameLoadGoesThroughPlainSettings() {
		this.page.startLoad();
		this.page.choose(Settings.PLAIN);
		this.page.await("load-what", "plain Boot");
		this.page.awaitSucceeded(Settings.PLAIN, 10);
		this.page.stopLoad();
	}

	@Test
	void applicationThatIsGoneIsToldOfUntilItIsBack() {
		int port = port();
		sample.close();
		this.page.awaitShown("gone", true);
		assertThat(this.page.text("gone")).contains("The application does not answer", "trying again");
		sample = run(port);
		this.page.awaitShown("gone", false);
		this.page.awaitLog("The application was started anew");
		assertThat(browser.errors()).allMatch((error) -> error.contains("/live - Failed to load resource"));
	}

	@Test
	void phoneShowsEverythingWithoutScrollingSideways() {
		browser.resize(360, 740);
		this.page = SamplePage.open(browser, port());
		assertThat(this.page.script("return document.documentElement.scrollWidth")).isEqualTo(360L);
		assertThat((List<?>) this.page.script("""
				return [...document.querySelectorAll('button, select, summary, .switch label')]
				  .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44)
				  .map((one) => one.outerHTML)""")).isEmpty();
	}

	@Test
	@EnabledIfSystemProperty(named = "sample.screenshots", matches = "write",
			disabledReason = "Only takes pictures, with -Dsample.screenshots=write")
	void overviewIsPhotographed() {
		sample.close();
		sample = run(0);
		browser.errors();
		open();
		this.page.startLoad();
		this.page.awaitSucceeded(Settings.STARTER, 200);
		this.page.press("kill");
		this.page.awaitSucceeded(Settings.STARTER, 50);
		this.page.stopLoad();
		this.page.press("sleep");
		this.page.awaitState("asleep");
		this.page.awaitLater(Duration.ofSeconds(15));
		this.page.choose(Settings.PLAIN);
		this.page.startLoad();
		this.page.awaitSucceeded(Settings.PLAIN, 80);
		this.page.press("kill");
		this.page.press("lose-commit");
		this.page.awaitSucceeded(Settings.PLAIN, 80);
		photograph("plain");
		this.page.choose(Settings.STARTER);
		this.page.awaitSucceeded(Settings.STARTER, 100);
		browser.resize(1280, 1200);
		this.page.awaitSucceeded(Settings.STARTER, 20);
		photograph("overview-light");
		browser.prefer("dark");
		this.page.awaitSucceeded(Settings.STARTER, 10);
		photograph("overview-dark");
		browser.prefer("light");
		browser.resize(390, 1400);
		this.page.awaitSucceeded(Settings.STARTER, 10);
		photograph("phone");
		this.page.stopLoad();
	}

	private void photograph(String name) {
		if (WRITE) {
			browser.photograph(IMAGES.resolve(name + ".png"));
		}
	}

}
