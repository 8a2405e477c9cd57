package io.github.neonspring.sample.account;

import java.util.Optional;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Tests for {@link AccountController} without a database.
 */
@WebMvcTest(AccountController.class)
class AccountControllerTests {

	@MockitoBean
	private AccountRepository accounts;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void accountIsShown() {
		given(this.accounts.findById(7L)).willReturn(Optional.of(new Account("Barbara", 700)));
		assertThat(this.mvc.get().uri("/accounts/7")).bodyJson().extractingPath("$.balance").isEqualTo(700);
	}

	@Test
	void accountThatIsNotThereIsNotFound() {
		assertThat(this.mvc.get().uri("/accounts/8")).hasStatus(404);
	}

	@Test
	void sliceHasNoDataSource(@Autowired ApplicationContext context) {
		assertThat(context.getBeanNamesForType(DataSource.class)).isEmpty();
	}

}
