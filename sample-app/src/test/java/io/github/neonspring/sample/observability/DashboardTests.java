package io.github.neonspring.sample.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the dashboard looks like.
 */
class DashboardTests {

	private static final int COLUMNS = 24;

	/** Those of Okabe and Ito, which everybody can tell from each other. */
	private static final Set<String> COLOURS = Set.of("#0072B2", "#56B4E9", "#E69F00", "#D55E00", "#009E73", "#CC79A7",
			"#F0E442");

	private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}\\b");

	private static final Pattern SELECTOR = Pattern.compile("\\{[^}]*}");

	private final JsonNode dashboard = Observability.dashboard();

	private final List<JsonNode> panels = Observability.panels();

	@Test
	void rowsGoFromHealthToMigrations() {
		assertThat(this.panels).filteredOn(DashboardTests::isRow)
			.extracting((row) -> row.get("title").asString())
			.containsExactly("Is it well", "What does it cost", "Who is waiting", "Queries and transactions",
					"Replicas", "Migrations");
	}

	@Test
	void dataSourceApplicationAndInstanceAreChosenAbove() {
		assertThat(this.dashboard.get("schemaVersion").asInt()).isGreaterThanOrEqualTo(41);
		assertThat(this.dashboard.get("templating").get("list").valueStream())
			.extracting((variable) -> variable.get("name").asString())
			.containsExactly("datasource", "application", "instance");
		assertThat(this.panels).filteredOn((panel) -> !isRow(panel)).allSatisfy((panel) -> {
			assertThat(panel.get("datasource").get("uid").asString()).isEqualTo("${datasource}");
			assertThat(panel.get("targets").valueStream()).isNotEmpty().allSatisfy((target) -> {
				assertThat(target.get("datasource").get("uid").asString()).isEqualTo("${datasource}");
				assertThat(SELECTOR.matcher(target.get("expr").asString()).results()).isNotEmpty()
					.allMatch((selector) -> selector.group()
						.startsWith("{application=~\"$application\", instance=~\"$instance\""));
			});
		});
	}

	@Test
	void everyPanelSaysWhatItShowsAndInWhichUnit() {
		assertThat(this.panels).extracting((panel) -> panel.get("id").asInt()).doesNotHaveDuplicates();
		assertThat(this.panels).extracting((panel) -> panel.get("title").asString()).doesNotHaveDuplicates();
		assertThat(this.panels).filteredOn((panel) -> !isRow(panel)).allSatisfy((panel) -> {
			assertThat(panel.get("type").asString()).isIn("stat", "timeseries", "bargauge");
			assertThat(panel.get("description").asString()).endsWith(".");
			assertThat(panel.get("fieldConfig").get("defaults").get("unit").asString()).isIn("s", "short", "none",
					"ops", "percentunit");
		});
	}

	@Test
	void everySeriesHasAColourThatEverybodyCanTell() {
		assertThat(this.dashboard.toString()).doesNotContain("palette-classic");
		assertThat(COLOUR.matcher(this.dashboard.toString()).results()).isNotEmpty()
			.allMatch((colour) -> COLOURS.contains(colour.group()));
		assertThat(this.panels).filteredOn((panel) -> "timeseries".equals(panel.get("type").asString()))
			.allSatisfy((panel) -> assertThat(panel.get("fieldConfig").get("overrides").size())
				.isEqualTo(panel.get("targets").size()));
	}

	@Test
	void noPanelCoversAnother() {
		List<Area> taken = new ArrayList<>();
		for (JsonNode panel : this.panels) {
			Area area = Area.of(panel.get("gridPos"));
			assertThat(area.x() + area.w()).as(panel.get("title").asString()).isLessThanOrEqualTo(COLUMNS);
			assertThat(taken).as(panel.get("title").asString()).noneMatch(area::covers);
			taken.add(area);
		}
	}

	private static boolean isRow(JsonNode panel) {
		return "row".equals(panel.get("type").asString());
	}

	/**
	 * Where a panel is.
	 *
	 * @param x the column
	 * @param y the line
	 * @param w how many columns
	 * @param h how many lines
	 */
	private record Area(int x, int y, int w, int h) {

		static Area of(JsonNode position) {
			return new Area(position.get("x").asInt(), position.get("y").asInt(), position.get("w").asInt(),
					position.get("h").asInt());
		}

		boolean covers(Area other) {
			return this.x < other.x + other.w && other.x < this.x + this.w && this.y < other.y + other.h
					&& other.y < this.y + this.h;
		}

	}

}
