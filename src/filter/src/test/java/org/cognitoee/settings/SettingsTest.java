package org.cognitoee.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String KEYS = "/.well-known/jwks.json";

    private final Sources sources = new Sources();

    @Test
    void requiredSettingsAlone_giveTheDefaults() {
        Settings settings = sources.read();
        assertEquals("eu-west-1_Example", settings.userPoolId());
        assertEquals(List.of("1example23456789"), settings.clientIds());
        assertEquals(List.of(), settings.clientSecrets());
        assertEquals("eu-west-1", settings.region());
        assertNull(settings.endpoint());
        assertEquals(Set.of(), settings.resources());
        assertEquals(Duration.ZERO, settings.clockSkew());
        assertEquals(24 * 1024, settings.maxTokenLength());
        assertEquals(Map.of(), settings.roleMapping());
        assertEquals(List.of(), settings.publicPaths());
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1_Example, eu-west-1.amazonaws.com",
        "cn-north-1_Example, cn-north-1.amazonaws.com.cn",
        "eusc-de-east-1_Example, eusc-de-east-1.amazonaws.eu",
        "us-gov-west-1_Example, us-gov-west-1.amazonaws.com",
    })
    void issuersByDefault_areBothFormsOfAws(String userPoolId, String domain) {
        String original = "https://cognito-idp." + domain + '/' + userPoolId;
        String updated = "https://issuer-cognito-idp." + domain + '/' + userPoolId;
        Settings settings = sources.with("user-pool-id", userPoolId).read();
        assertEquals(
                List.of(
                        Map.entry(original, URI.create(original + KEYS)),
                        Map.entry(updated, URI.create(updated + KEYS))),
                List.copyOf(settings.jwksUris().entrySet()));
    }

    @Test
    void regionOfAReplica_isInTheIssuersAndThePoolIdStays() {
        Settings settings = sources.with("region", "us-west-2").read();
        assertEquals("us-west-2", settings.region());
        assertEquals(
                Set.of(
                        "https://cognito-idp.us-west-2.amazonaws.com/eu-west-1_Example",
                        "https://issuer-cognito-idp.us-west-2.amazonaws.com/eu-west-1_Example"),
                settings.jwksUris().keySet());
    }

    @Test
    void issuersThatAreNamed_replaceTheDefaults() {
        Settings settings = sources.with(
                        "issuers", "https://one.example/a, http://127.0.0.1:9229/local_pool\nhttps://two.example")
                .read();
        assertEquals(
                Map.of(
                        "https://one.example/a", URI.create("https://one.example/a" + KEYS),
                        "http://127.0.0.1:9229/local_pool", URI.create("http://127.0.0.1:9229/local_pool" + KEYS),
                        "https://two.example", URI.create("https://two.example" + KEYS)),
                settings.jwksUris());
    }

    @Test
    void jwksUri_isTheAddressForEveryIssuer() {
        Settings settings = sources.with("jwks-uri", "https://keys.example/set").read();
        assertEquals(2, settings.jwksUris().size());
        assertEquals(
                Set.of(URI.create("https://keys.example/set")),
                Set.copyOf(settings.jwksUris().values()));
    }

    @Test
    void poolAlone_isTrustedWithItsOwnClients() {
        Settings settings = sources.with("client-id", "a,b").read();
        assertEquals(
                Map.of(
                        "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example", Set.of("a", "b"),
                        "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example", Set.of("a", "b")),
                settings.trustedIssuers());
    }

    @Test
    void furtherPools_haveTheirOwnRegionsKeysAndClients() {
        Settings settings = sources.with("issuers", "https://one.example/a")
                .with("jwks-uri", "https://keys.example/set")
                .with("region", "us-west-2")
                .with("trusted-issuers", "eusc-de-east-1_Other=b,c+\n\thttp://127.0.0.1:9230/x=y=d")
                .read();
        String original = "https://cognito-idp.eusc-de-east-1.amazonaws.eu/eusc-de-east-1_Other";
        String updated = "https://issuer-cognito-idp.eusc-de-east-1.amazonaws.eu/eusc-de-east-1_Other";
        String local = "http://127.0.0.1:9230/x=y";
        assertEquals(
                Map.of(
                        "https://one.example/a",
                        Set.of("1example23456789"),
                        original,
                        Set.of("b", "c+"),
                        updated,
                        Set.of("b", "c+"),
                        local,
                        Set.of("d")),
                settings.trustedIssuers());
        assertEquals(
                List.of(
                        Map.entry("https://one.example/a", URI.create("https://keys.example/set")),
                        Map.entry(original, URI.create(original + KEYS)),
                        Map.entry(updated, URI.create(updated + KEYS)),
                        Map.entry(local, URI.create(local + KEYS))),
                List.copyOf(settings.jwksUris().entrySet()));
        assertEquals(List.of("1example23456789"), settings.clientIds());
        assertEquals("us-west-2", settings.region());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9229",
                "http://127.0.0.1",
                "http://127.1.2.3:80/",
                "http://[::1]:9229",
                "https://vpce-1.example/x",
                "https://10.0.0.1"
            })
    void endpointOverHttpsOrAtALoopbackAddress_isTaken(String endpoint) {
        assertEquals(
                URI.create(endpoint), sources.with("endpoint", endpoint).read().endpoint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1_Example", "local_abc123", "us-gov-west-1_0", "eu_west_1_A"})
    void userPoolIdThatFitsAwsPattern_isTaken(String userPoolId) {
        Sources named = sources.with("user-pool-id", userPoolId).with("issuers", "https://issuer.example");
        assertEquals(userPoolId, named.read().userPoolId());
    }

    @Test
    void clientIds_areSeparatedByCommasAndTheFirstOneStaysFirst() {
        assertEquals(
                List.of("with+plus", "b_2", "A1"),
                sources.with("client-id", "with+plus, b_2,A1").read().clientIds());
    }

    @Test
    void longestClientId_isTaken() {
        assertEquals(
                List.of("a".repeat(128)),
                sources.with("client-id", "a".repeat(128)).read().clientIds());
    }

    @Test
    void secretsOfSettingAndFile_areBothTakenDuringARotation(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "new+secret\n");
        sources.with("client-secret", "old_secret").with("client-secret-file", file.toString());
        assertEquals(
                List.of(new ClientSecret("old_secret"), new ClientSecret("new+secret")),
                sources.read().clientSecrets());
    }

    @Test
    void secret_isNotInAnyToString() {
        Settings settings = sources.with("client-secret", "hush1,hush2").read();
        assertEquals("ClientSecret[redacted]", settings.clientSecrets().get(0).toString());
        assertFalse(settings.toString().contains("hush"), settings.toString());
    }

    @Test
    void limitsOfNumbers_areTaken() {
        Settings least =
                sources.with("clock-skew", "0").with("max-token-length", "1024").read();
        assertEquals(1024, least.maxTokenLength());
        Settings most = sources.with("clock-skew", "300")
                .with("max-token-length", "1048576")
                .read();
        assertEquals(Duration.ofMinutes(5), most.clockSkew());
        assertEquals(1024 * 1024, most.maxTokenLength());
    }

    @Test
    void verifiedTokens_areTenThousandOrWhatIsSetWithinTheBounds() {
        assertEquals(10_000, sources.read().verifiedTokens());
        assertEquals(0, sources.with("verified-tokens", "0").read().verifiedTokens());
        assertEquals(
                1_000_000, sources.with("verified-tokens", "1000000").read().verifiedTokens());
    }

    @Test
    void signatureProvider_isTheJdksChoiceOrTheOneThatIsNamed() {
        assertNull(sources.read().signatureProvider());
        assertEquals(
                "SunRsaSign",
                sources.with("signature-provider", "SunRsaSign").read().signatureProvider());
    }

    @Test
    void keySetInAFile_isThatOfAllIssuers(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a key set.json"), "{}");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        for (Path path : List.of(file, link)) {
            Settings settings =
                    sources.with("jwks-uri", path.toUri().toString()).read();
            assertEquals(2, settings.jwksUris().size());
            assertEquals(Set.of(path.toUri()), Set.copyOf(settings.jwksUris().values()));
        }
    }

    @Test
    void resources_areTheAcceptedAudiences() {
        assertEquals(
                Set.of("https://api.example/", "urn:b"),
                sources.with("resources", "https://api.example/ urn:b").read().resources());
    }

    @Test
    void publicPathsOfTheApplication_areRead() {
        assertEquals(
                List.of(new PublicPath(Set.of("GET"), "/a")),
                sources.with("public-paths", "GET /a").read().publicPaths());
    }

    @Test
    void preflightAndCookieOfTheApplication_areRead_andOffOtherwise() {
        assertFalse(sources.read().corsPreflight());
        assertNull(sources.read().tokenCookie());
        assertFalse(sources.with("cors-preflight", "refuse").read().corsPreflight());
        assertTrue(sources.with("cors-preflight", "pass").read().corsPreflight());
        assertEquals(
                "__Host-token",
                sources.with("token-cookie", "__Host-token").read().tokenCookie());
    }

    @Test
    void whatAnybodyElseSets_opensNothing() {
        Map<String, String> opening =
                Map.of("public-paths", "GET /a", "cors-preflight", "pass", "token-cookie", "session");
        opening.forEach((key, value) -> {
            sources.systemProperties.put("cognito." + key, value);
            sources.systemProperties.put("cognito.shop." + key, value);
            sources.environment.put("COGNITO_" + key.toUpperCase(Locale.ROOT).replace('-', '_'), value);
        });
        Settings settings = sources.read();
        assertEquals(List.of(), settings.publicPaths());
        assertFalse(settings.corsPreflight());
        assertNull(settings.tokenCookie());
    }

    @Test
    void groupThatIsMappedMoreThanOnce_hasAllTheRoles() {
        Settings settings = sources.with("role-mapping", "admins=admin, admins=clerk\n\tstaff=clerk,***=***")
                .read();
        assertEquals(
                Map.of("admins", Set.of("admin", "clerk"), "staff", Set.of("clerk"), "***", Set.of("***")),
                settings.roleMapping());
    }
}
