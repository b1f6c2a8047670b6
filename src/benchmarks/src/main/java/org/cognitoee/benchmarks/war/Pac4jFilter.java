package org.cognitoee.benchmarks.war;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.security.KeyPair;
import org.pac4j.core.authorization.authorizer.Authorizer;
import org.pac4j.core.config.Config;
import org.pac4j.http.client.direct.HeaderClient;
import org.pac4j.jee.filter.SecurityFilter;
import org.pac4j.jwt.config.signature.RSASignatureConfiguration;
import org.pac4j.jwt.credentials.authenticator.JwtAuthenticator;

/** pac4j's own filter, for a bearer token and the claims of an access token. It has one key, fetched at deployment. */
public class Pac4jFilter extends SecurityFilter {

    @Override
    public void init(FilterConfig filterConfig) throws ServletException {
        String issuer = System.getProperty("cognito.issuers");
        String client = System.getProperty("cognito.client-id");
        Authorizer accessTokenOfTheClient = (context, session, profiles) -> profiles.stream()
                .anyMatch(profile -> issuer.equals(profile.getAttribute("iss"))
                        && client.equals(profile.getAttribute("client_id"))
                        && "access".equals(profile.getAttribute("token_use")));
        JwtAuthenticator authenticator = new JwtAuthenticator(new RSASignatureConfiguration(key(), JWSAlgorithm.RS256));
        Config config = new Config(new HeaderClient("Authorization", "Bearer ", authenticator));
        config.addAuthorizer("accessToken", accessTokenOfTheClient);
        setConfig(config);
        setClients("HeaderClient");
        setAuthorizers("accessToken");
        super.init(filterConfig);
    }

    private static KeyPair key() throws ServletException {
        try {
            JWKSet keys = JWKSet.load(
                    URI.create(System.getProperty("cognito.jwks-uri")).toURL());
            RSAKey key = keys.getKeyByKeyId(System.getProperty("bench.key-id")).toRSAKey();
            return new KeyPair(key.toRSAPublicKey(), null);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
