package org.cognitoee.benchmarks;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.fusionauth.jwt.JWTDecoder;
import io.fusionauth.jwt.Verifier;
import io.fusionauth.jwt.rsa.RSAVerifier;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cognitoee.benchmarks.war.JoseFilter;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** The libraries that a Java application verifies tokens with, each set up as its own documentation has it. */
final class Libraries {

    private static final String TOKEN_USE = "token_use";
    private static final String ACCESS = "access";
    private static final String CLIENT_ID = "client_id";

    private Libraries() {}

    static Contestant jose4j(Pool pool) throws JoseException {
        JwtConsumer consumer = JoseFilter.consumer(
                new JwksVerificationKeyResolver(new JsonWebKeySet(pool.jwks()).getJsonWebKeys()),
                Pool.ISSUER,
                Pool.CLIENT);
        return token -> consumer.processToClaims(token.compact());
    }

    /** With a key that another provider has made; jose4j then takes that provider's signature too. */
    static Contestant jose4j(Key key) {
        JwtConsumer consumer = JoseFilter.consumer((jws, context) -> key, Pool.ISSUER, Pool.CLIENT);
        return token -> consumer.processToClaims(token.compact());
    }

    static Contestant nimbus(Pool pool) throws ParseException {
        JWKSource<SecurityContext> keys = new ImmutableJWKSet<>(JWKSet.parse(pool.jwks()));
        ConfigurableJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                new JWTClaimsSet.Builder()
                        .issuer(Pool.ISSUER)
                        .claim(TOKEN_USE, ACCESS)
                        .claim(CLIENT_ID, Pool.CLIENT)
                        .build(),
                Set.of("sub", "exp")));
        return token -> processor.process(token.compact(), null);
    }

    static Contestant springSecurity(Pool pool) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey(pool.publicKey()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(Duration.ZERO),
                new JwtIssuerValidator(Pool.ISSUER),
                new JwtClaimValidator<@Nullable String>(TOKEN_USE, ACCESS::equals),
                new JwtClaimValidator<@Nullable String>(CLIENT_ID, Pool.CLIENT::equals)));
        return token -> decoder.decode(token.compact());
    }

    static Contestant auth0(Pool pool) {
        var verifier = JWT.require(Algorithm.RSA256(pool.publicKey(), null))
                .withIssuer(Pool.ISSUER)
                .withClaim(TOKEN_USE, ACCESS)
                .withClaim(CLIENT_ID, Pool.CLIENT)
                .withClaimPresence("exp")
                .build();
        return token -> verifier.verify(token.compact());
    }

    static Contestant jjwt(Pool pool) {
        Map<String, Key> keys = Map.of(Pool.KEY_ID, pool.publicKey());
        JwtParser parser = Jwts.parser()
                .keyLocator(header -> keys.get(Objects.requireNonNull(header.get("kid"))))
                .requireIssuer(Pool.ISSUER)
                .require(TOKEN_USE, ACCESS)
                .require(CLIENT_ID, Pool.CLIENT)
                .build();
        return token -> parser.parseSignedClaims(token.compact());
    }

    static Contestant fusionAuth(Pool pool) {
        Map<String, Verifier> verifiers = Map.of(Pool.KEY_ID, RSAVerifier.newVerifier(pool.publicKey()));
        var decoder = new JWTDecoder();
        return token -> {
            var claims = decoder.decode(token.compact(), verifiers);
            require(claims.expiration != null
                    && Pool.ISSUER.equals(claims.issuer)
                    && ACCESS.equals(claims.getString(TOKEN_USE))
                    && Pool.CLIENT.equals(claims.getString(CLIENT_ID)));
            return claims;
        };
    }

    static Contestant vertx(Pool pool) {
        JWTAuthOptions options = new JWTAuthOptions();
        options.getJWTOptions().setIssuer(Pool.ISSUER);
        new JsonObject(pool.jwks()).getJsonArray("keys").forEach(key -> options.addJwk((JsonObject) key));
        JWTAuth auth = JWTAuth.create(Vertx.vertx(), options);
        return token -> {
            Future<User> user = auth.authenticate(new TokenCredentials(token.compact()));
            require(user.succeeded());
            JsonObject claims = user.result().principal();
            require(user.result().attributes().containsKey("exp")
                    && ACCESS.equals(claims.getString(TOKEN_USE))
                    && Pool.CLIENT.equals(claims.getString(CLIENT_ID)));
            return claims;
        };
    }

    static Contestant smallRye(Pool pool) {
        RSAPublicKey key = pool.publicKey();
        JWTParser parser = new DefaultJWTParser(new JWTAuthContextInfo(key, Pool.ISSUER));
        return token -> {
            JsonWebToken claims = parser.parse(token.compact());
            require(ACCESS.equals(claims.getClaim(TOKEN_USE)) && Pool.CLIENT.equals(claims.getClaim(CLIENT_ID)));
            return claims;
        };
    }

    private static void require(boolean good) throws GeneralSecurityException {
        if (!good) {
            throw new GeneralSecurityException("refused");
        }
    }
}
