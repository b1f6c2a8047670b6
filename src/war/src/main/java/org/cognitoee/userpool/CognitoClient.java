package org.cognitoee.userpool;

import java.time.Duration;
import org.cognitoee.settings.Settings;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Sets the AWS SDK up: no credentials, no files of the machine, and limits on how long a call may take. */
final class CognitoClient {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** A Lambda trigger of the pool may take 5 s. */
    private static final Duration ATTEMPT = Duration.ofSeconds(8);

    private static final Duration TOTAL = Duration.ofSeconds(10);

    private CognitoClient() {}

    static CognitoIdentityProviderClient of(Settings settings) {
        return of(settings, ATTEMPT);
    }

    /** @param attempt how long the pool may take to answer */
    static CognitoIdentityProviderClient of(Settings settings, Duration attempt) {
        return CognitoIdentityProviderClient.builder()
                .region(Region.of(settings.region()))
                .endpointOverride(settings.endpoint())
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(attempt))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(attempt)
                        .apiCallTimeout(TOTAL)
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }
}
