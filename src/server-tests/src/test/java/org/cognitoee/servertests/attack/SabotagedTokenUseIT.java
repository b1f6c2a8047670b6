package org.cognitoee.servertests.attack;

import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Nobody asks whether a token is an access token. */
@ArquillianTest
class SabotagedTokenUseIT extends SabotagedFilter {

    private static final CallLog CALLS = CallLog.named("SabotagedTokenUseIT");

    SabotagedTokenUseIT() {
        super(CALLS, "attacks", Set.of("token-use"));
    }

    @Deployment(name = NAME, managed = false, testable = false)
    static WebArchive war() {
        return AttackedWar.sabotaged(
                CALLS,
                new Sabotage(
                        "org/cognitoee/token/SignedClaims.java",
                        Map.of("!\"access\".equals(claims.get(\"token_use\"))", "false")));
    }
}
