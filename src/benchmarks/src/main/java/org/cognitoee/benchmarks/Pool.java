package org.cognitoee.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * What a user pool has published: its keys, and tokens of the same length, one below the other. Written by the process that
 * runs the benchmark, read by the processes that are measured.
 *
 * @param folder where it is
 */
record Pool(Path folder) {

    static final String ID = "eu-west-1_Benchmark";
    static final String ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/" + ID;
    static final String CLIENT = "1example23456789benchmark0";
    static final String GROUP = "readers";

    /** 32 octets in base64, as Cognito's key ids are. */
    static final String KEY_ID = "jZ1HmUbzbmJ4Sx0bGxEXaD8mGh3YVbQw1UuLx5mIlr4=";

    private static final String OTHER_KEY_ID = "yM0rJ1cE8jK7Oa3u9dG2bYtRnXqZ5LwPs6VfTeHiQkA=";
    private static final String HEADER = "{\"kid\":\"" + KEY_ID + "\",\"alg\":\"RS256\"}";
    private static final int LIFETIME_SECONDS = 86_400;

    /** The tokens that have to be refused, each wrong in one way. */
    enum Refused {
        SIGNATURE,
        EXPIRED,
        ISSUER,
        CLIENT,
        ID_TOKEN
    }

    /** The pool that the benchmark which started this process has made. */
    static Pool ofThisRun() {
        return new Pool(Path.of(System.getProperty("bench.pool")));
    }

    /**
     * Makes keys, good tokens and bad ones.
     *
     * @param groups how many groups each token names
     */
    static Pool create(Path folder, int tokens, int groups) {
        SigningKey key = SigningKey.generate();
        SigningKey other = SigningKey.generate();
        Claims good = Claims.good(groups);
        Pool pool = new Pool(folder);
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    pool.file("jwks.json"), "{\"keys\":[" + other.jwk(OTHER_KEY_ID) + ',' + key.jwk(KEY_ID) + "]}");
            pool.write("SIGNATURE", other.sign(HEADER, good.json()));
            pool.write("EXPIRED", key.sign(HEADER, good.expired().json()));
            pool.write("ISSUER", key.sign(HEADER, good.issuer(ISSUER + 'X').json()));
            pool.write("CLIENT", key.sign(HEADER, good.client("another").json()));
            pool.write("ID_TOKEN", key.sign(HEADER, good.idTokenJson()));
            try (var out = Files.newOutputStream(pool.file("tokens"))) {
                for (int minted = 0; minted < tokens; minted += 10_000) {
                    List<String> some = IntStream.range(0, Math.min(10_000, tokens - minted))
                            .parallel()
                            .mapToObj(unused -> key.sign(HEADER, good.json()))
                            .toList();
                    for (String token : some) {
                        out.write((token + '\n').getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pool;
    }

    /** The first tokens. */
    Sample[] samples(int count) {
        List<Sample> samples = new ArrayList<>(count);
        try (var lines = Files.lines(file("tokens"), StandardCharsets.US_ASCII)) {
            lines.limit(count).map(Sample::of).forEach(samples::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (samples.size() < count) {
            throw new IllegalStateException("There are only " + samples.size() + " tokens");
        }
        return samples.toArray(new Sample[0]);
    }

    Sample refused(Refused why) {
        return Sample.of(read(why.name()));
    }

    /** The JWK Set. */
    String jwks() {
        return read("jwks.json");
    }

    /** The key that signs access tokens. */
    RSAPublicKey publicKey() {
        try {
            return (RSAPublicKey) new JsonWebKeySet(jwks())
                    .getJsonWebKeys().stream()
                            .filter(key -> KEY_ID.equals(key.getKeyId()))
                            .map(RsaJsonWebKey.class::cast)
                            .findFirst()
                            .orElseThrow()
                            .getKey();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Serves a JWK Set on the loopback address, until this process ends. */
    static URI serve(String jwks) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] body = jwks.getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.getResponseHeaders().set("Cache-Control", "public, max-age=86400");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            // its thread is a daemon as the one that starts it is, and keeps no process from ending
            Thread starter = new Thread(server::start);
            starter.setDaemon(true);
            starter.start();
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/jwks.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }

    private String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cognito's claims; all that differs from token to token is of one length. */
    private record Claims(String issuer, String client, long issuedAt, int groups) {

        static Claims good(int groups) {
            return new Claims(ISSUER, CLIENT, Instant.now().getEpochSecond(), groups);
        }

        Claims expired() {
            return new Claims(issuer, client, issuedAt - 2 * LIFETIME_SECONDS, groups);
        }

        Claims issuer(String other) {
            return new Claims(other, client, issuedAt, groups);
        }

        Claims client(String other) {
            return new Claims(issuer, other, issuedAt, groups);
        }

        String json() {
            return "{\"sub\":\"" + UUID.randomUUID() + "\"," + groupsJson() + "\"iss\":\"" + issuer
                    + "\",\"version\":2,\"client_id\":\"" + client + "\",\"origin_jti\":\"" + UUID.randomUUID()
                    + "\",\"event_id\":\"" + UUID.randomUUID()
                    + "\",\"token_use\":\"access\",\"scope\":\"aws.cognito.signin.user.admin openid profile\","
                    + times() + "\"jti\":\"" + UUID.randomUUID() + "\",\"username\":\"" + UUID.randomUUID() + "\"}";
        }

        String idTokenJson() {
            return "{\"sub\":\"" + UUID.randomUUID() + "\"," + groupsJson() + "\"iss\":\"" + issuer
                    + "\",\"cognito:username\":\"ada\",\"aud\":\"" + client
                    + "\",\"token_use\":\"id\"," + times() + "\"jti\":\"" + UUID.randomUUID()
                    + "\",\"email\":\"ada@example.com\"}";
        }

        private String times() {
            return "\"auth_time\":" + issuedAt + ",\"exp\":" + (issuedAt + LIFETIME_SECONDS) + ",\"iat\":" + issuedAt
                    + ',';
        }

        private String groupsJson() {
            String[] names = new String[groups];
            Arrays.setAll(names, i -> i == 0 ? '"' + GROUP + '"' : "\"group-" + (100 + i) + '"');
            return groups == 0 ? "" : "\"cognito:groups\":[" + String.join(",", names) + "],";
        }
    }
}
