package org.cognitoee.userpool;

import java.net.URI;
import java.time.Duration;
import org.cognitoee.settings.Settings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Sets the AWS SDK up: no credentials, no files of the machine, a limit on how long an attempt may take, and no retries,
 * since the SDK does not know what may be repeated.
 */
final class CognitoClient {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** A Lambda trigger of the pool may take 5 s. */
    private static final Duration ATTEMPT = Duration.ofSeconds(8);

    private CognitoClient() {}

    static CognitoIdentityProviderClient of(Settings settings) {
        return of(settings, ATTEMPT);
    }

    /** @param attempt how long the pool may take to answer */
    static CognitoIdentityProviderClient of(Settings settings, Duration attempt) {
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(attempt)
                .build();
        return of(settings.region(), settings.endpoint(), new PoolHttpClient(http), attempt);
    }

    /**
     * @param endpoint AWS's of the Region where it is null
     * @param http is closed with the client
     */
    static CognitoIdentityProviderClient of(
            String region, @Nullable URI endpoint, SdkHttpClient http, Duration attempt) {
        return CognitoIdentityProviderClient.builder()
                .region(Region.of(region))
                .endpointOverride(endpoint)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(defaults -> http)
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(attempt)
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }
}
