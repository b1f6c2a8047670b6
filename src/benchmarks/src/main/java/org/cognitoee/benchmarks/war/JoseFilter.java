package org.cognitoee.benchmarks.war;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.Validator;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/** The filter that one writes oneself with jose4j: every request's token to a consumer, its subject to the request. */
public class JoseFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";

    private final transient JwtConsumer consumer;

    /** For the server: the settings are those of the filter that it is compared with. */
    public JoseFilter() {
        this(consumer(
                new HttpsJwksVerificationKeyResolver(new HttpsJwks(System.getProperty("cognito.jwks-uri"))),
                System.getProperty("cognito.issuers"),
                System.getProperty("cognito.client-id")));
    }

    /** For a consumer that is set up. */
    public JoseFilter(JwtConsumer consumer) {
        this.consumer = consumer;
    }

    /** A consumer with every check that it has for an access token. */
    public static JwtConsumer consumer(VerificationKeyResolver keys, String issuer, String clientId) {
        Validator accessTokenOfTheClient = context -> {
            JwtClaims claims = context.getJwtClaims();
            return "access".equals(claims.getClaimValueAsString("token_use"))
                            && clientId.equals(claims.getClaimValueAsString("client_id"))
                    ? null
                    : "no access token of this client";
        };
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys)
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setExpectedIssuer(issuer)
                .setSkipDefaultAudienceValidation()
                .setRequireExpirationTime()
                .setRequireSubject()
                .registerValidator(accessTokenOfTheClient)
                .build();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.startsWith(BEARER)) {
            refuse(response, "Bearer");
            return;
        }
        String subject;
        try {
            subject = consumer.processToClaims(authorization.substring(BEARER.length()))
                    .getSubject();
        } catch (InvalidJwtException | MalformedClaimException e) {
            refuse(response, "Bearer error=\"invalid_token\"");
            return;
        }
        chain.doFilter(new Authenticated(request, () -> subject), response);
    }

    private static void refuse(HttpServletResponse response, String challenge) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", challenge);
    }
}
