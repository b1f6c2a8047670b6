package org.cognitoee;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.HttpURLConnection;
import java.util.Set;

/** The rooms of the filter, the arrows between them, and the one home of each foreign API. */
@AnalyzeClasses(packages = "org.cognitoee", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> READERS_OF_PROPERTIES = Set.of(
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong",
            "java.lang.Boolean.getBoolean");

    @ArchTest
    static final ArchRule everyClass_livesInARoom = classes()
            .should()
            .resideInAnyPackage(
                    "org.cognitoee.problem",
                    "org.cognitoee.settings",
                    "org.cognitoee.token",
                    "org.cognitoee.filter",
                    "org.cognitoee.rest");

    @ArchTest
    static final ArchRule arrows_pointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.cognitoee..")
            .layer("problem")
            .definedBy("org.cognitoee.problem")
            .layer("settings")
            .definedBy("org.cognitoee.settings")
            .layer("token")
            .definedBy("org.cognitoee.token")
            .layer("filter")
            .definedBy("org.cognitoee.filter")
            .layer("rest")
            .definedBy("org.cognitoee.rest")
            .whereLayer("problem")
            .mayNotAccessAnyLayer()
            .whereLayer("settings")
            .mayNotAccessAnyLayer()
            .whereLayer("token")
            .mayOnlyAccessLayers("problem")
            .whereLayer("filter")
            .mayOnlyAccessLayers("token", "settings", "problem")
            .whereLayer("rest")
            .mayOnlyAccessLayers("token", "problem");

    @ArchTest
    static final ArchRule jose4j_isAtHomeInToken = home("org.cognitoee.token", "org.jose4j..");

    @ArchTest
    static final ArchRule caffeine_isAtHomeInToken = home("org.cognitoee.token", "com.github.benmanes.caffeine..");

    @ArchTest
    static final ArchRule flightRecorder_isAtHomeInToken = home("org.cognitoee.token", "jdk.jfr..");

    @ArchTest
    static final ArchRule jmx_isAtHomeInFilter =
            home("org.cognitoee.filter", "javax.management..", "java.lang.management..");

    @ArchTest
    static final ArchRule servletApi_isAtHomeInFilter = home("org.cognitoee.filter", "jakarta.servlet..");

    @ArchTest
    static final ArchRule cdi_isAtHomeInFilter = home(
            "org.cognitoee.filter",
            "jakarta.enterprise..",
            "jakarta.inject..",
            "jakarta.interceptor..",
            "jakarta.annotation");

    @ArchTest
    static final ArchRule annotationsOfRoles_areReadInToken = noClasses()
            .that()
            .resideOutsideOfPackages("org.cognitoee.token", "org.cognitoee.filter")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.annotation.security");

    @ArchTest
    static final ArchRule jaxRs_isAtHomeInRest = home("org.cognitoee.rest", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule aws_isNowhere =
            noClasses().should().dependOnClassesThat().resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule http_isAtHomeInToken = noClasses()
            .that()
            .resideOutsideOfPackage("org.cognitoee.token")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(HttpURLConnection.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule propertiesAndEnvironment_areReadInSettings = noClasses()
            .that()
            .resideOutsideOfPackage("org.cognitoee.settings")
            .should()
            .accessTargetWhere(describe(
                    "a property or the environment is read",
                    (JavaAccess<?> access) -> READERS_OF_PROPERTIES.contains(
                            access.getTargetOwner().getName()
                                    + '.'
                                    + access.getTarget().getName())));

    @ArchTest
    static final ArchRule logging_isThatOfThePlatform = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.util.logging..", "org.slf4j..", "org.apache.logging..", "org.apache.commons.logging.."));

    private static ArchRule home(String room, String... foreign) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(foreign);
    }
}
