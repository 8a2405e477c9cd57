package io.github.neonspring.boot.benchmarks.soak;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FaultPlan} and the other things that come from the seed.
 */
class FaultPlanTests {

	@Test
	void sameSeedGivesTheSamePlanAndTransfers() {
		assertThat(FaultPlan.of(5, 100, 2_000)).isEqualTo(FaultPlan.of(5, 100, 2_000))
			.isNotEqualTo(FaultPlan.of(6, 100, 2_000));
		assertThat(Transfer.of(5, 1)).isEqualTo(Transfer.of(5, 1)).isNotEqualTo(Transfer.of(5, 2));
	}

	@Test
	void everyKindStrikesAtMomentsInOrder() {
		List<FaultPlan.Planned> strikes = FaultPlan.of(5, 50, 1_000).strikes();
		assertThat(strikes).hasSize(50).extracting(FaultPlan.Planned::fault).contains(Fault.values());
		assertThat(strikes).extracting(FaultPlan.Planned::after).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void asManyFaultsAsTransfersAreTheMost() {
		assertThat(FaultPlan.of(5, 20, 20).strikes()).hasSize(20);
		assertThatIllegalArgumentException().isThrownBy(() -> new SoakSettings(19, 20, 1, 5, List.of()));
	}

}
