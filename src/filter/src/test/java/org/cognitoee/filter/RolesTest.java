package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.cognitoee.token.AccessToken;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {

    private final Roles roles = Roles.of(Map.of(
            "eu-admins", Set.of("admin", "clerk"),
            "shop-staff", Set.of("clerk"),
            "both", Set.of("both", "admin")));

    @ParameterizedTest
    @CsvSource({
        "eu-admins,  admin,      true",
        "eu-admins,  clerk,      true",
        "eu-admins,  eu-admins,  false",
        "eu-admins,  shop-staff, false",
        "shop-staff, clerk,      true",
        "shop-staff, admin,      false",
        "shop-staff, Clerk,      false",
        "both,       both,       true",
        "both,       admin,      true",
        "readers,    readers,    true",
        "readers,    admin,      false",
        "admin,      admin,      true",
        "readers,    '',         false",
        "readers,    ,           false",
        "readers,    **,         true",
        "*,          *,          false",
    })
    void group_standsForTheRolesItIsMappedTo_orForItsName(String group, String role, boolean has) {
        AccessToken user = new AccessToken(
                "subject", null, "client", Set.of(group), Set.of(), "issuer", "kid", Instant.MIN, Instant.MAX, null);
        assertEquals(has, roles.has(user, role));
    }
}
