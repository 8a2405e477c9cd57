package io.github.neonspring.boot.compatibility.library;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.neonspring.boot.pool.NeonPool;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code @WebMvcTest}.
 */
@WebMvcTest(properties = "neon.url=postgresql://nobody@127.0.0.1:1/elsewhere")
class WebMvcSliceTests {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void sliceHasNoDataSource() {
		assertThat(this.mvc.get().uri("/greeting")).hasBodyTextEqualTo("Hello");
		assertThat(this.context.getBeanNamesForType(DataSource.class)).isEmpty();
		assertThat(this.context.getBeanNamesForType(NeonPool.class)).isEmpty();
	}

}
