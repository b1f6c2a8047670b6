package org.cognitoee.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFaultsTest {

    private static final String MESSAGE = "cognito-ee cannot start, because of its settings: ";
    private static final String NOT_HTTPS = " is not an https address (http is allowed to a loopback address only)";

    private final Sources sources = new Sources();

    @ParameterizedTest
    @ValueSource(strings = {"absent", "", " ", ",", " , ,"})
    void bothRequiredOnesMissing_areBothNamedAndNothingElse(String value) {
        sources.with("user-pool-id", value).with("client-id", value);
        if (value.equals("absent")) {
            sources.without("user-pool-id").without("client-id");
        }
        assertEquals(List.of("cognito.user-pool-id is missing", "cognito.client-id is missing"), faults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user-pool-id | eu-west-1",
                "user-pool-id | eu-west-1_",
                "user-pool-id | _Example",
                "user-pool-id | eu-west-1_Exam-ple",
                "user-pool-id | eu west_Example",
                "user-pool-id | evil.example/eu-west-1_Example",
                "user-pool-id | eu-west-1_Exämple",
                "client-id | has-dash",
                "client-id | good,has space?",
                "client-id | a/b",
                "region | EU-WEST-1",
                "region | eu.west",
                "region | evil.example/",
                "client-secret | has-dash",
                "client-secret | one,two,three",
                "client-secret-file | /does/not/exist",
                "endpoint | http://cognito-idp.eu-west-1.amazonaws.com",
                "endpoint | http://127.0.0.1.evil.example",
                "endpoint | http://localhost.evil.example",
                "endpoint | http://127.0.0.1@evil.example/",
                "endpoint | http://128.0.0.1",
                "endpoint | http://[::2]",
                "endpoint | http://0.0.0.0",
                "endpoint | ftp://localhost",
                "endpoint | file:///etc/passwd",
                "endpoint | https:",
                "endpoint | https://",
                "endpoint | https:///path",
                "endpoint | cognito-idp.eu-west-1.amazonaws.com",
                "endpoint | https://a b",
                "endpoint | https://user:password@endpoint.example",
                "jwks-uri | https://keys.example/#keys",
                "issuers | https://user@issuer.example",
                "issuers | https://issuer.example/#",
                "issuers | http://issuer.example",
                "issuers | issuer.example",
                "issuers | https://one.example,file:///keys",
                "trusted-issuers | eu-west-1_Other",
                "trusted-issuers | eu-west-1_Other=",
                "trusted-issuers | =client",
                "trusted-issuers | eu-west-1_Other=client,",
                "trusted-issuers | eu-west-1_Other=,client",
                "trusted-issuers | eu-west-1_Other=has-dash",
                "trusted-issuers | eu-west-1_Other:client",
                "trusted-issuers | eu-west-1_Good=client nonsense",
                "trusted-issuers | eu-west-1=client",
                "trusted-issuers | http://issuer.example=client",
                "trusted-issuers | issuer.example=client",
                "trusted-issuers | https://issuer.example/#=client",
                "trusted-issuers | file:///keys=client",
                "trusted-issuers | eu-west-1_Example=client",
                "trusted-issuers | eu-west-1_Other=client eu-west-1_Other=another",
                "trusted-issuers | https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example=another",
                "jwks-uri | http://keys.example/",
                "jwks-uri | jar:file:///keys",
                "jwks-uri | file:",
                "jwks-uri | file:/",
                "jwks-uri | file:relative",
                "jwks-uri | file:../relative",
                "jwks-uri | file://host/does/not/exist",
                "jwks-uri | file:///does/not/exist",
                "jwks-uri | file:/does/not/exist?a=b",
                "jwks-uri | file:/does/not/exist#a",
                "jwks-uri | file:/a%00b",
                "jwks-uri | file:/a b",
                "jwks-uri | file:/%",
                "jwks-uri | FILE:/etc/hosts",
                "verified-tokens | -1",
                "verified-tokens | 1000001",
                "verified-tokens | 10k",
                "signature-provider | NoSuchProvider",
                "signature-provider | SUN",
                "signature-provider | XMLDSig",
                "signature-provider | sunrsasign,SUN",
                "role-mapping | admins",
                "role-mapping | =admin",
                "role-mapping | admins=",
                "role-mapping | admins=a=b",
                "role-mapping | admins=admin,staff",
                "role-mapping | admins=*",
                "role-mapping | admins=**",
                "clock-skew | -1",
                "clock-skew | 301",
                "clock-skew | 60s",
                "clock-skew | 1.5",
                "clock-skew | 99999999999",
                "max-token-length | 1023",
                "max-token-length | 1048577",
                "max-token-length | 24k",
                "public-paths | GET /../a",
                "cors-preflight | true",
                "cors-preflight | PASS",
                "token-cookie | a b",
                "token-cookie | a;b",
            })
    void badValue_isNamedByItsKeyOnceAndAlone(String key, String value) {
        sources.with(key, value);
        List<String> faults = faults();
        assertEquals(1, faults.size(), faults::toString);
        assertEquals("cognito." + key, faults.get(0).split(" ", 2)[0]);
    }

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of("user-pool-id", "nope", "cognito.user-pool-id does not match [\\w-]+_[0-9A-Za-z]+"),
                Arguments.of("client-id", "a".repeat(129), "cognito.client-id does not match [\\w+]{1,128}"),
                Arguments.of("client-id", "a-b,c-d", "cognito.client-id does not match [\\w+]{1,128}"),
                Arguments.of("region", "X", "cognito.region does not match [a-z0-9-]+"),
                Arguments.of(
                        "client-secret",
                        "a,b,c",
                        "cognito.client-secret has more than the two values that an app client can have"),
                Arguments.of(
                        "client-secret", "hush-hush", "cognito.client-secret has a value that is no client secret"),
                Arguments.of("client-secret-file", "\0", "cognito.client-secret-file names a file that cannot be read"),
                Arguments.of("endpoint", "http://a.example", "cognito.endpoint" + NOT_HTTPS),
                Arguments.of("issuers", "http://a.example", "cognito.issuers" + NOT_HTTPS),
                Arguments.of(
                        "trusted-issuers",
                        "eu-west-1_Other",
                        "cognito.trusted-issuers has 'eu-west-1_Other' where POOL=CLIENT[,CLIENT] is expected"),
                Arguments.of(
                        "trusted-issuers",
                        "eu-west-1_Example=client",
                        "cognito.trusted-issuers has 'eu-west-1_Example=client', whose issuer is accepted already"),
                Arguments.of("trusted-issuers", "http://a.example=b", "cognito.trusted-issuers" + NOT_HTTPS),
                Arguments.of("jwks-uri", "http://a.example", "cognito.jwks-uri" + NOT_HTTPS),
                Arguments.of("jwks-uri", "file:/does/not/exist", "cognito.jwks-uri names a file that cannot be read"),
                Arguments.of("verified-tokens", "x", "cognito.verified-tokens is not a number from 0 to 1000000"),
                Arguments.of(
                        "signature-provider",
                        "SUN",
                        "cognito.signature-provider names no registered JCA provider of SHA256withRSA signatures and"
                                + " RSA keys"),
                Arguments.of("role-mapping", "a=b,c", "cognito.role-mapping has 'c' where group=role is expected"),
                Arguments.of("clock-skew", "x", "cognito.clock-skew is not a number from 0 to 300"),
                Arguments.of("max-token-length", "x", "cognito.max-token-length is not a number from 1024 to 1048576"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void badValue_isExplained(String key, String value, String sentence) {
        sources.with(key, value);
        assertEquals(List.of(sentence), faults());
    }

    @Test
    void folderAsSecretFile_cannotBeRead(@TempDir Path folder) {
        sources.with("client-secret-file", folder.toString());
        assertEquals(List.of("cognito.client-secret-file names a file that cannot be read"), faults());
    }

    @Test
    void folderAsKeySet_cannotBeRead(@TempDir Path folder) {
        sources.with("jwks-uri", folder.toUri().toString());
        assertEquals(List.of("cognito.jwks-uri names a file that cannot be read"), faults());
    }

    @Test
    void secretFileThatIsEmpty_isNotTakenForNoSecret(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), " \n");
        sources.with("client-secret-file", file.toString());
        assertEquals(List.of("cognito.client-secret-file names a file without a secret"), faults());
    }

    @Test
    void everythingWrongAtOnce_isAllInOneMessage() {
        sources.without("user-pool-id")
                .with("client-id", "a-b")
                .with("client-secret", "hush-hush")
                .with("client-secret-file", "/does/not/exist")
                .with("region", "X")
                .with("endpoint", "http://a.example")
                .with("issuers", "http://a.example")
                .with("trusted-issuers", "nonsense")
                .with("clock-skew", "x")
                .with("max-token-length", "x")
                .with("public-paths", "nonsense");
        List<String> keys = faults().stream()
                .map(fault -> fault.split(" ", 2)[0].replace("cognito.", ""))
                .toList();
        assertEquals(
                List.of(
                        "user-pool-id",
                        "client-id",
                        "client-secret-file",
                        "client-secret",
                        "region",
                        "endpoint",
                        "issuers",
                        "trusted-issuers",
                        "clock-skew",
                        "max-token-length",
                        "public-paths"),
                keys);
    }

    @Test
    void secretThatIsRefused_isNotInTheMessage() {
        sources.with("client-secret", "hush-hush");
        assertFalse(faults().toString().contains("hush"));
    }

    private List<String> faults() {
        String message = String.valueOf(
                assertThrows(SettingsException.class, sources::read).getMessage());
        assertEquals(MESSAGE, message.substring(0, MESSAGE.length()));
        return Arrays.asList(message.substring(MESSAGE.length()).split("; ", -1));
    }
}
