package io.github.neonspring.boot;

import java.util.Locale;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the house in order.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.neonspring.boot.";

	private static final String TESTKIT = ROOT + "testkit..";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("/testkit/"))
		.importPackages("io.github.neonspring.boot");

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices()
			.matching("io.github.neonspring.boot.(**)")
			.should()
			.beFreeOfCycles()
			.check(CLASSES);
	}

	@Test
	void connectionImportsNoFeature() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(ROOT + "connection..")
			.should()
			.dependOnClassesThat(residesInAnotherFeatureThan("connection"))
			.check(CLASSES);
	}

	@Test
	void nobodyImportsActuate() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + "actuate..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + "actuate..")
			.check(CLASSES);
	}

	@Test
	void onlyMigrationKnowsFlyway() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + "migration..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.flywaydb..", "org.springframework.boot.flyway..")
			.check(CLASSES);
	}

	@Test
	void onlyActuateAndTheCarriedContextKnowMicrometer() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(ROOT + "actuate.metrics..", ROOT + "actuate.observation..",
					ROOT + "replica.context..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.micrometer..")
			.check(CLASSES);
	}

	@Test
	void onlyConnectionKnowsTheTestkit() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + "connection..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(TESTKIT)
			.check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		JavaPackage root = CLASSES.getPackage("io.github.neonspring.boot");
		assertThat(root.getSubpackagesInTree())
			.filteredOn((some) -> !some.getClasses().isEmpty() && !some.getName().contains(".testkit"))
			.isNotEmpty()
			.allMatch((some) -> some.tryGetAnnotationOfType(NullMarked.class).isPresent());
	}

	@Test
	void autoConfigurationsArePublicFinalAndSoNamed() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.andShould()
			.haveSimpleNameEndingWith("AutoConfiguration")
			.check(CLASSES);
	}

	@Test
	void beanMethodsArePackagePrivateWithoutClassConditions() {
		ArchRuleDefinition.methods()
			.that()
			.areAnnotatedWith(Bean.class)
			.should()
			.bePackagePrivate()
			.andShould()
			.notBeAnnotatedWith(ConditionalOnClass.class)
			.check(CLASSES);
	}

	@Test
	void postProcessorBeanMethodsAreStatic() {
		ArchRuleDefinition.methods()
			.that()
			.areAnnotatedWith(Bean.class)
			.and()
			.haveRawReturnType(JavaClass.Predicates.assignableTo(BeanPostProcessor.class)
				.or(JavaClass.Predicates.assignableTo(BeanFactoryPostProcessor.class)))
			.should()
			.beStatic()
			.check(CLASSES);
	}

	@Test
	void caseConversionNamesItsLocale() {
		ArchRuleDefinition.noClasses()
			.should()
			.callMethod(String.class, "toLowerCase")
			.orShould()
			.callMethod(String.class, "toUpperCase")
			.because("they need a " + Locale.class.getName())
			.check(CLASSES);
	}

	@Test
	void nobodySleeps() {
		ArchRuleDefinition.noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
	}

	private static DescribedPredicate<JavaClass> residesInAnotherFeatureThan(String feature) {
		return JavaClass.Predicates.resideInAPackage("io.github.neonspring.boot..")
			.and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(ROOT + feature + "..", TESTKIT)));
	}

}
