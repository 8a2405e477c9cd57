package io.github.neonspring.sample.live;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * The sample's page, as somebody sees it.
 */
final class SamplePage {

	private final Browser browser;

	private SamplePage(Browser browser) {
		this.browser = browser;
	}

	/**
	 * Open the page, and wait until it shows something.
	 * @param browser the browser
	 * @param port the application's port
	 * @return the page
	 */
	static SamplePage open(Browser browser, int port) {
		browser.driver().get("http://localhost:" + port + "/");
		SamplePage page = new SamplePage(browser);
		page.await("connection-text", "live");
		page.await("comparison", "Succeeded");
		return page;
	}

	private static ConditionFactory waiting() {
		return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
	}

	/**
	 * Wait until a text contains some words.
	 * @param id the id of its element
	 * @param words the words
	 */
	void await(String id, String words) {
		waiting().alias(id + " contains " + words).until(() -> text(id).contains(words));
	}

	/**
	 * Wait until the log has a line with some words.
	 * @param words the words
	 */
	void awaitLog(String words) {
		await("log", words);
	}

	void awaitState(String state) {
		await("compute-state", state);
	}

	/**
	 * Wait until something is shown, or is not.
	 * @param id its id
	 * @param shown whether it is to be shown
	 */
	void awaitShown(String id, boolean shown) {
		waiting().alias(id + " is shown: " + shown).until(() -> element(id).isDisplayed() == shown);
	}

	void awaitLater(Duration pause) {
		Awaitility.await().pollDelay(pause).atMost(pause.multipliedBy(2)).until(() -> true);
	}

	/**
	 * Wait until so many more requests were answered well.
	 * @param settings through which settings
	 * @param more how many more
	 */
	void awaitSucceeded(Settings settings, int more) {
		int before = succeeded(settings);
		waiting().until(() -> succeeded(settings) >= before + more);
	}

	private int succeeded(Settings settings) {
		return number(1, settings);
	}

	int failed(Settings settings) {
		return number(2, settings);
	}

	private int number(int row, Settings settings) {
		String cell = this.browser.driver()
			.findElement(By
				.cssSelector("#comparison tr:nth-child(%d) td:nth-of-type(%d)".formatted(row, settings.ordinal() + 1)))
			.getText();
		return Integer.parseInt(cell.replaceAll("\\D", ""));
	}

	String text(String id) {
		return (String) script("return document.getElementById(arguments[0]).textContent", id);
	}

	Object script(String script, Object... arguments) {
		return this.browser.driver().executeScript(script, arguments);
	}

	/**
	 * Return what the timeline tells those who do not see it.
	 * @return each change of the compute, the newest first
	 */
	List<String> changes() {
		return texts("#timeline-list li");
	}

	/**
	 * Return what is written above the timeline.
	 * @return the labels
	 */
	List<String> labels() {
		return texts("#timeline .label");
	}

	@SuppressWarnings("unchecked")
	private List<String> texts(String selector) {
		return (List<String>) script(
				"return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", selector);
	}

	private WebElement element(String id) {
		return this.browser.driver().findElement(By.id(id));
	}

	void click(String id) {
		element(id).click();
	}

	/**
	 * Press one of the buttons that act on the endpoint.
	 * @param action what it does
	 */
	void press(String action) {
		this.browser.driver().findElement(By.cssSelector("[data-action='" + action + "']")).click();
	}

	void choose(Settings settings) {
		this.browser.driver()
			.findElement(By.cssSelector("input[name=settings][value=" + settings.name().toLowerCase(Locale.ROOT) + "]"))
			.click();
	}

	void startLoad() {
		awaitLoad("Start load");
		click("load");
		awaitLoad("Stop load");
	}

	void stopLoad() {
		awaitLoad("Stop load");
		click("load");
		awaitLoad("Start load");
	}

	private void awaitLoad(String name) {
		await("load-name", name);
	}

	/**
	 * Through what requests are sent, in the order of the table's columns.
	 */
	enum Settings {

		STARTER, PLAIN

	}

}
