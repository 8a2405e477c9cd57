package io.github.neonspring.sample;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the sample application on an embedded endpoint.
 */
@SpringBootTest
@AutoConfigureMockMvc
class SampleApplicationTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void accountsAreListedAndOpened() {
		assertThat(post("/accounts", "{\"owner\":\"Barbara\",\"balance\":0}")).hasStatus(201)
			.bodyJson()
			.extractingPath("$.id")
			.isNotNull();
		assertThat(this.mvc.get().uri("/accounts")).hasStatusOk().bodyText().contains("Ada", "Barbara");
	}

	@Test
	void transferMovesMoneyAndKeepsTheTotal() {
		String total = bodyOf("/accounts/total");
		assertThat(post("/transfers", "{\"from\":1,\"to\":2,\"amount\":500}")).hasStatus(201);
		assertThat(bodyOf("/accounts/total")).isEqualTo(total);
		assertThat(bodyOf("/transfers")).contains("\"amount\":500").doesNotContain("new");
	}

	@Test
	void transferOfMoreThanThereIsChangesNothing() {
		String before = bodyOf("/accounts/3");
		assertThat(post("/transfers", "{\"from\":3,\"to\":2,\"amount\":100000000}")).hasStatus(422)
			.bodyText()
			.contains("not enough");
		assertThat(bodyOf("/accounts/3")).isEqualTo(before);
	}

	@Test
	void transferToNobodyIsNotFound() {
		assertThat(post("/transfers", "{\"from\":1,\"to\":999,\"amount\":1}")).hasStatus(404);
	}

	@Test
	void transfersAreValidated() {
		assertThat(post("/transfers", "{\"from\":1,\"to\":1,\"amount\":5}")).hasStatus(400);
		assertThat(post("/transfers", "{\"from\":1,\"to\":2,\"amount\":0}")).hasStatus(400);
		assertThat(post("/transfers", "{\"to\":2,\"amount\":5}")).hasStatus(400);
		assertThat(post("/accounts", "{\"owner\":\" \",\"balance\":0}")).hasStatus(400);
	}

	@Test
	void healthTellsOfTheDatabase() {
		assertThat(this.mvc.get().uri("/actuator/health")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.components.neon.details.database")
			.asString()
			.startsWith("PostgreSQL 1");
		assertThat(bodyOf("/actuator/health")).doesNotContain("\"db\"");
	}

	@Test
	void endpointTellsWhatWokeTheCompute() {
		assertThat(this.mvc.get().uri("/actuator/neon")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.compute.lastWokenBy.cause")
			.asString()
			.isNotEmpty();
	}

	private MvcTestResult post(String uri, String body) {
		return this.mvc.post().uri(uri).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private String bodyOf(String uri) {
		MvcTestResult result = this.mvc.get().uri(uri).exchange();
		assertThat(result).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
