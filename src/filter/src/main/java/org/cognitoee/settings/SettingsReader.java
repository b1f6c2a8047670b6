package org.cognitoee.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one setting after the other and collects what is wrong with them, so that all of it is said at once. */
final class SettingsReader {

    /** AWS's own patterns, and no tighter. */
    private static final Pattern USER_POOL_ID = Pattern.compile("[\\w-]+_[0-9A-Za-z]+");

    private static final Pattern CLIENT_ID = Pattern.compile("[\\w+]{1,128}");
    private static final Pattern CLIENT_SECRET = Pattern.compile("[\\w+]+");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");

    /** A token of RFC 9110. */
    private static final Pattern COOKIE_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** A pool or an issuer, and its app clients; none of these has an equals sign in it but an issuer. */
    private static final Pattern TRUSTED = Pattern.compile("(.+)=(" + CLIENT_ID + "(?:," + CLIENT_ID + ")*)");

    /** A group and one of its roles, which cannot be what stands for nobody or everybody. */
    private static final Pattern GROUP_AND_ROLE = Pattern.compile("([^=]+)=(?!\\*{1,2}$)([^=]+)");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
    private static final String JWKS = "/.well-known/jwks.json";
    private static final int MAX_TOKEN_LENGTH = 24 * 1024;
    private static final int VERIFIED_TOKENS = 10_000;

    private final SettingsSources sources;
    private final List<String> faults = new ArrayList<>();

    SettingsReader(SettingsSources sources) {
        this.sources = sources;
    }

    /** @throws SettingsException naming every setting that is missing or wrong */
    Settings read() {
        String userPoolId = matching(USER_POOL_ID, "user-pool-id", required("user-pool-id"));
        List<String> clientIds = clientIds();
        List<ClientSecret> clientSecrets = clientSecrets();
        String region = region(userPoolId);
        @Nullable String endpoint = sources.value("endpoint");
        @Nullable URI endpointUri = endpoint == null ? null : secureUri("endpoint", endpoint);
        Map<String, URI> jwksUris = jwksUris(userPoolId, region);
        Map<String, Set<String>> trustedIssuers = new LinkedHashMap<>();
        jwksUris.keySet().forEach(issuer -> trustedIssuers.put(issuer, Set.copyOf(clientIds)));
        addTrustedIssuers(jwksUris, trustedIssuers);
        Set<String> resources = Set.copyOf(list("resources"));
        Duration clockSkew = Duration.ofSeconds(number("clock-skew", 0, 300, 0));
        int maxTokenLength = number("max-token-length", 1024, 1024 * 1024, MAX_TOKEN_LENGTH);
        int verifiedTokens = number("verified-tokens", 0, 1_000_000, VERIFIED_TOKENS);
        @Nullable String signatureProvider = signatureProvider();
        Map<String, Set<String>> roleMapping = roleMapping();
        @Nullable String paths = sources.valueOfTheApplication("public-paths");
        List<PublicPath> publicPaths = paths == null ? List.of() : PublicPath.parse(paths, faults);
        boolean corsPreflight = corsPreflight();
        @Nullable String tokenCookie = tokenCookie();
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return new Settings(
                userPoolId,
                clientIds,
                clientSecrets,
                region,
                endpointUri,
                jwksUris,
                trustedIssuers,
                resources,
                clockSkew,
                maxTokenLength,
                verifiedTokens,
                signatureProvider,
                roleMapping,
                publicPaths,
                corsPreflight,
                tokenCookie);
    }

    private List<String> clientIds() {
        List<String> ids = split(required("client-id"));
        ids.forEach(id -> matching(CLIENT_ID, "client-id", id));
        return ids;
    }

    private List<ClientSecret> clientSecrets() {
        List<String> secrets = new ArrayList<>(list("client-secret"));
        @Nullable String file = sources.value("client-secret-file");
        if (file != null) {
            secrets.addAll(contentOf(file));
        }
        if (secrets.size() > 2) {
            fault("client-secret", "has more than the two values that an app client can have");
        }
        if (!secrets.stream().allMatch(secret -> CLIENT_SECRET.matcher(secret).matches())) {
            fault("client-secret", "has a value that is no client secret");
        }
        return secrets.stream().map(ClientSecret::new).toList();
    }

    private List<String> contentOf(String file) {
        try {
            List<String> secrets = split(Files.readString(Path.of(file)));
            if (secrets.isEmpty()) {
                fault("client-secret-file", "names a file without a secret");
            }
            return secrets;
        } catch (IOException | InvalidPathException e) {
            fault("client-secret-file", "names a file that cannot be read");
            return List.of();
        }
    }

    private String region(String userPoolId) {
        @Nullable String region = sources.value("region");
        return region == null ? regionOf(userPoolId) : matching(REGION, "region", region);
    }

    private static String regionOf(String userPoolId) {
        return userPoolId.substring(0, Math.max(0, userPoolId.lastIndexOf('_')));
    }

    /** The issuers that are named, else both forms that AWS issues tokens under. */
    private Map<String, URI> jwksUris(String userPoolId, String region) {
        List<String> issuers = list("issuers");
        if (issuers.isEmpty() && USER_POOL_ID.matcher(userPoolId).matches()) {
            issuers = issuersOfAws(userPoolId, region);
        }
        @Nullable String jwksUri = sources.value("jwks-uri");
        Map<String, URI> jwksUris = new LinkedHashMap<>();
        for (String issuer : issuers) {
            @Nullable URI uri = jwksUri == null ? secureUri("issuers", issuer + JWKS) : jwksUri(jwksUri);
            if (uri != null) {
                jwksUris.put(issuer, uri);
            }
        }
        return jwksUris;
    }

    private static List<String> issuersOfAws(String userPoolId, String region) {
        String rest = region + '.' + domain(region) + '/' + userPoolId;
        return List.of("https://cognito-idp." + rest, "https://issuer-cognito-idp." + rest);
    }

    /** Further pools, whose app clients and keys are their own. */
    private void addTrustedIssuers(Map<String, URI> jwksUris, Map<String, Set<String>> trustedIssuers) {
        @Nullable String value = sources.value("trusted-issuers");
        for (String entry : value == null ? List.<String>of() : List.of(value.split("\\s+", -1))) {
            Matcher trusted = TRUSTED.matcher(entry);
            if (!trusted.matches()) {
                fault("trusted-issuers", "has '" + entry + "' where POOL=CLIENT[,CLIENT] is expected");
                continue;
            }
            Set<String> clientIds = Set.copyOf(split(trusted.group(2)));
            for (String issuer : issuersOf(trusted.group(1))) {
                @Nullable URI uri = secureUri("trusted-issuers", issuer + JWKS);
                if (jwksUris.containsKey(issuer)) {
                    fault("trusted-issuers", "has '" + entry + "', whose issuer is accepted already");
                } else if (uri != null) {
                    jwksUris.put(issuer, uri);
                    trustedIssuers.put(issuer, clientIds);
                }
            }
        }
    }

    /** Of a pool that is named by its id, both forms that AWS has; else the issuer itself. */
    private static List<String> issuersOf(String pool) {
        return USER_POOL_ID.matcher(pool).matches() ? issuersOfAws(pool, regionOf(pool)) : List.of(pool);
    }

    /** An address as any other, or a file where the network is closed. */
    private @Nullable URI jwksUri(String value) {
        if (!value.startsWith("file:")) {
            return secureUri("jwks-uri", value);
        }
        try {
            URI uri = URI.create(value);
            Path file = Path.of(uri);
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return uri;
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            // said below, without the library's words
        }
        fault("jwks-uri", "names a file that cannot be read");
        return null;
    }

    private @Nullable String signatureProvider() {
        @Nullable String name = sources.value("signature-provider");
        if (name != null) {
            @Nullable Provider provider = Security.getProvider(name);
            if (provider == null
                    || provider.getService("Signature", "SHA256withRSA") == null
                    || provider.getService("KeyFactory", "RSA") == null) {
                fault(
                        "signature-provider",
                        "names no registered JCA provider of SHA256withRSA signatures and RSA keys");
            }
        }
        return name;
    }

    private Map<String, Set<String>> roleMapping() {
        Map<String, Set<String>> mapping = new LinkedHashMap<>();
        for (String pair : list("role-mapping")) {
            Matcher groupAndRole = GROUP_AND_ROLE.matcher(pair);
            if (groupAndRole.matches()) {
                mapping.computeIfAbsent(groupAndRole.group(1), group -> new LinkedHashSet<>())
                        .add(groupAndRole.group(2));
            } else {
                fault("role-mapping", "has '" + pair + "' where group=role is expected");
            }
        }
        return mapping;
    }

    /** The DNS name of the AWS partition that the Region belongs to. */
    private static String domain(String region) {
        if (region.startsWith("eusc-")) {
            return "amazonaws.eu";
        }
        return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }

    private boolean corsPreflight() {
        @Nullable String value = sources.valueOfTheApplication("cors-preflight");
        if (value != null && !value.equals("pass") && !value.equals("refuse")) {
            fault("cors-preflight", "is neither pass nor refuse");
        }
        return "pass".equals(value);
    }

    private @Nullable String tokenCookie() {
        @Nullable String value = sources.valueOfTheApplication("token-cookie");
        return value == null ? null : matching(COOKIE_NAME, "token-cookie", value);
    }

    private String required(String key) {
        @Nullable String value = sources.value(key);
        if (value == null || split(value).isEmpty()) {
            fault(key, "is missing");
            return "";
        }
        return value;
    }

    private List<String> list(String key) {
        @Nullable String value = sources.value(key);
        return value == null ? List.of() : split(value);
    }

    private static List<String> split(String text) {
        return Stream.of(SEPARATOR.split(text)).filter(word -> !word.isEmpty()).toList();
    }

    private String matching(Pattern pattern, String key, String value) {
        if (!value.isEmpty() && !pattern.matcher(value).matches()) {
            fault(key, "does not match " + pattern);
        }
        return value;
    }

    private int number(String key, int least, int most, int otherwise) {
        @Nullable String value = sources.value(key);
        if (value == null) {
            return otherwise;
        }
        int number = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            fault(key, "is not a number from " + least + " to " + most);
        }
        return number;
    }

    /** An address that tokens, codes and keys may travel to: https, or this machine; no secret in it, which logs would show. */
    private @Nullable URI secureUri(String key, String value) {
        try {
            URI uri = new URI(value);
            @Nullable String host = uri.getHost();
            boolean toThisMachine = "http".equals(uri.getScheme())
                    && host != null
                    && LOOPBACK.matcher(host).matches();
            boolean isSecure = toThisMachine || ("https".equals(uri.getScheme()) && host != null);
            if (isSecure && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below, without the library's words
        }
        fault(key, "is not an https address (http is allowed to a loopback address only)");
        return null;
    }

    private void fault(String key, String fault) {
        faults.add("cognito." + key + ' ' + fault);
    }
}
