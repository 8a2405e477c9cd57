package io.github.neonspring.boot.benchmarks.compare;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/**
 * The plots: the starter beside plain Spring Boot.
 */
final class Plots {

	private static final Color[] COLORS = { new Color(0x9aa0a6), new Color(0x00a37a) };

	private static final int WIDTH = 1200;

	private static final int HEIGHT = 850;

	private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

	/** Logarithms know no zero. */
	private static final double SMALLEST = 0.1;

	private final List<Row> rows;

	private final Path directory;

	Plots(List<Row> rows, Path directory) {
		this.rows = rows;
		this.directory = directory;
	}

	/**
	 * Draw all plots for which there are rows.
	 * @param latency the latency of those that show times
	 * @return the files
	 * @throws IOException if they cannot be written
	 */
	List<Path> draw(Duration latency) throws IOException {
		System.setProperty("java.awt.headless", "true");
		List<Path> files = new ArrayList<>();
		String at = " at " + latency.toMillis() + " ms per round trip";
		draw(files, "round-trips", "Round trips" + at,
				(row) -> row.unit() == Unit.ROUND_TRIPS && row.latency().equals(latency));
		draw(files, "times", "Milliseconds" + at,
				(row) -> row.unit() == Unit.MILLISECONDS && row.latency().equals(latency));
		draw(files, "throughput", "Operations a second" + at,
				(row) -> row.unit() == Unit.OPERATIONS_A_SECOND && row.latency().equals(latency));
		return files;
	}

	private void draw(List<Path> files, String name, String title, Predicate<Row> wanted) throws IOException {
		List<Row> shown = this.rows.stream()
			.filter(wanted)
			.filter((row) -> row.value(Side.PLAIN) > 0 && row.value(Side.STARTER) > 0)
			.toList();
		if (!shown.isEmpty()) {
			Path file = this.directory.resolve(name + ".png");
			// An SVG would be twenty times as large, with each letter as a path
			BitmapEncoder.saveBitmap(chart(title, shown), file.toString(), BitmapEncoder.BitmapFormat.PNG);
			files.add(file);
		}
	}

	private static CategoryChart chart(String title, List<Row> rows) {
		CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
		chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
		chart.getStyler().setYAxisLogarithmic(true);
		chart.getStyler().setXAxisLabelRotation(60);
		chart.getStyler().setChartBackgroundColor(Color.WHITE);
		chart.getStyler().setSeriesColors(COLORS);
		chart.getStyler().setAxisTickLabelsFont(SMALL);
		chart.getStyler().setLabelsVisible(true);
		chart.getStyler().setLabelsFont(SMALL);
		chart.getStyler().setLabelsRotation(90);
		chart.getStyler().setLabelsPosition(1);
		List<String> names = rows.stream().map(Row::what).map(Plots::shortened).toList();
		double smallest = Double.MAX_VALUE;
		for (Side side : Side.values()) {
			List<Double> values = rows.stream().map((row) -> rounded(row.value(side))).toList();
			chart.addSeries(side.name().toLowerCase(Locale.ROOT), names, values);
			smallest = Math.min(smallest, Collections.min(values));
		}
		// A little below the smallest, so that its bar is seen
		chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(smallest * 0.9))));
		return chart;
	}

	private static double rounded(double value) {
		return Math.max(SMALLEST, Math.round(value * 10) / 10.0);
	}

	private static String shortened(String name) {
		return name.replace("transaction", "tx").replace("connections", "conn.").replace("throughput: ", "");
	}

}
