package io.github.neonspring.sample.transfer;

import java.util.Objects;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * A transfer to make.
 *
 * @param from the account that the money is taken from
 * @param to the account that it goes to
 * @param amount how much, in cents
 */
public record NewTransfer(@NotNull Long from, @NotNull Long to, @Positive long amount) {

	@AssertTrue(message = "must not go to the account that it comes from")
	public boolean isBetweenTwoAccounts() {
		return !Objects.equals(this.from, this.to);
	}

}
