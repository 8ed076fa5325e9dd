package org.llmmodes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "org.llmmodes", importOptions = ImportOption.DoNotIncludeTests.class)
@SuppressWarnings("NullAway")
class ArchitectureTest {

    @ArchTest
    static final ArchRule capabilitiesFormNoRing =
            slices().matching("org.llmmodes.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule capabilitiesPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("platform")
            .definedBy("org.llmmodes.platform..")
            .layer("ratelimit")
            .definedBy("org.llmmodes.ratelimit..")
            .layer("mail")
            .definedBy("org.llmmodes.mail..")
            .layer("audit")
            .definedBy("org.llmmodes.audit..")
            .layer("auth")
            .definedBy("org.llmmodes.auth..")
            .layer("modes")
            .definedBy("org.llmmodes.modes..")
            .layer("chat")
            .definedBy("org.llmmodes.chat..")
            .layer("admin")
            .definedBy("org.llmmodes.admin..")
            .layer("health")
            .definedBy("org.llmmodes.health..")
            .layer("docs")
            .definedBy("org.llmmodes.docs..")
            .layer("pages")
            .definedBy("org.llmmodes.pages..")
            .whereLayer("ratelimit")
            .mayOnlyBeAccessedByLayers("auth", "chat", "admin")
            .whereLayer("mail")
            .mayOnlyBeAccessedByLayers("audit", "auth", "modes", "chat", "admin")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("auth", "modes", "chat", "admin")
            .whereLayer("auth")
            .mayOnlyBeAccessedByLayers("modes", "chat", "admin")
            .whereLayer("modes")
            .mayOnlyBeAccessedByLayers("chat", "admin")
            .whereLayer("chat")
            .mayOnlyBeAccessedByLayers("admin")
            .whereLayer("admin")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("health")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("docs")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("pages")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule roomsOfAuthStayBehindItsDoor = noClasses()
            .that()
            .resideOutsideOfPackage("org.llmmodes.auth..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.llmmodes.auth.boundary..", "org.llmmodes.auth.control..", "org.llmmodes.auth.entity..");

    @ArchTest
    static final ArchRule aModeIsKnownToNobodyByName = noClasses()
            .that()
            .resideOutsideOfPackage("org.llmmodes.modes.(*)..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.llmmodes.modes.similarquestions..",
                    "org.llmmodes.modes.imageprocessing..",
                    "org.llmmodes.modes.assistant..");

    @ArchTest
    static final ArchRule modesKnowNothingOfEachOther = slices().matching("org.llmmodes.modes.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    JavaClass.Predicates.resideInAPackage("org.llmmodes.modes.provider"));

    @ArchTest
    static final ArchRule theLibraryOfProvidersIsKnownOnTheWireOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.llmmodes.modes.provider.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..");

    @ArchTest
    static final ArchRule theWireIsKnownBehindTheDoorOfTheProviderOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.llmmodes.modes.provider..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.llmmodes.modes.provider.wire..");

    @ArchTest
    static final ArchRule controlKnowsNoBoundary = noClasses()
            .that()
            .resideInAPackage("..control..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..boundary..");

    @ArchTest
    static final ArchRule entitiesKnowNeitherControlNorBoundary = noClasses()
            .that()
            .resideInAPackage("..entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..control..", "..boundary..");

    @ArchTest
    static final ArchRule onlyRepositoriesSeeAnEntityManager = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.persistence.EntityManager");

    @ArchTest
    static final ArchRule serverAndPersistenceProviderAreConfiguration = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "org.eclipse.persistence..", "com.ibm..", "io.openliberty..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackages("org.llmmodes.platform.time..", "org.llmmodes.platform.database..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Common|DTO|Dto)");
}
