package org.cognitoee;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the rooms of the WAR, and the one home of each foreign API. */
@AnalyzeClasses(packages = "org.cognitoee", importOptions = DoNotIncludeTests.class)
class WarArchitectureTest {

    private static final String ACCOUNT = "org.cognitoee.account..";
    private static final String USERPOOL = "org.cognitoee.userpool..";
    private static final String PROBLEM = "org.cognitoee.problem..";
    private static final String SETTINGS = "org.cognitoee.settings..";
    private static final String TOKEN = "org.cognitoee.token..";
    private static final String FILTER = "org.cognitoee.filter..";
    private static final String REST = "org.cognitoee.rest..";
    private static final String TESTKIT = "org.cognitoee.testkit..";

    @ArchTest
    static final ArchRule account_callsUserpoolTokenAndProblem = callsOnly(ACCOUNT, USERPOOL, TOKEN, PROBLEM);

    @ArchTest
    static final ArchRule userpool_callsProblemAndSettings = callsOnly(USERPOOL, PROBLEM, SETTINGS);

    @ArchTest
    static final ArchRule aws_isAtHomeInUserpool = isAtHomeIn("software.amazon..", USERPOOL);

    @ArchTest
    static final ArchRule jaxRs_isAtHomeInAccountAndRest = isAtHomeIn("jakarta.ws.rs..", ACCOUNT, REST);

    @ArchTest
    static final ArchRule servletApi_isNotUsedByTheWar = noClasses()
            .that()
            .resideOutsideOfPackages(FILTER, REST, TOKEN, SETTINGS, PROBLEM, TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");

    @ArchTest
    static final ArchRule theFilter_doesNotKnowTheWar = noClasses()
            .that()
            .resideInAnyPackage(FILTER, REST, TOKEN, SETTINGS, PROBLEM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ACCOUNT, USERPOOL);

    private static ArchRule callsOnly(String room, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage("org.cognitoee..")
                        .and(not(resideInAPackage(room)))
                        .and(not(resideInAnyPackage(others))));
    }

    private static ArchRule isAtHomeIn(String api, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(api);
    }
}
