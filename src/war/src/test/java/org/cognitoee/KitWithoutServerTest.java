package org.cognitoee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.cognitoee.problem.Reason;
import org.cognitoee.settings.Settings;
import org.cognitoee.settings.SettingsSources;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.testkit.UserPoolExtension;
import org.cognitoee.token.JwksCache;
import org.cognitoee.token.PresentedToken;
import org.cognitoee.token.Revocations;
import org.cognitoee.token.TokenPolicy;
import org.cognitoee.token.TokenVerifier;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Verified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A unit test of somebody who verifies tokens by hand: the settings that are read are those of the test kit's pool. */
@ExtendWith(UserPoolExtension.class)
class KitWithoutServerTest {

    private final Settings settings = Settings.read(SettingsSources.of("", contextParam -> null));
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final JwksCache keys =
            new JwksCache(settings.jwksUris(), null, scheduler, InstantSource.system(), event -> {});
    private final TokenVerifier verifier = new TokenVerifier(
            new TokenPolicy(
                    settings.trustedIssuers(), settings.resources(), settings.clockSkew(), settings.maxTokenLength()),
            keys,
            Revocations.NONE,
            List.of(),
            settings.verifiedTokens(),
            InstantSource.system());

    @AfterEach
    void close() {
        keys.close();
        scheduler.shutdownNow();
    }

    @Test
    void tokenOfTheKit_isVerified(LocalUserPool pool) {
        String token = pool.token().user("ada").group("admin").compact();
        assertEquals(
                Set.of("admin"),
                ((Verified) verifier.verify(new PresentedToken(token))).token().groups());
    }

    @Test
    void expiredTokenOfTheKit_isRejected(LocalUserPool pool) {
        String token = pool.token().user("ada").group("admin").expired().compact();
        assertEquals(Reason.TOKEN_EXPIRED, ((Rejected) verifier.verify(new PresentedToken(token))).reason());
    }
}
