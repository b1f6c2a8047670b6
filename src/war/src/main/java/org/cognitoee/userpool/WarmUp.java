package org.cognitoee.userpool;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Signs somebody in, beside the deployment, at a pool that is not there: the SDK takes seconds to load itself, which the
 * first user would have to wait for.
 */
@ApplicationScoped
class WarmUp {

    private @Nullable Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        thread = ManagedThreads.factory().newThread(WarmUp::signIn);
        thread.start();
    }

    /** Waits for the end: nothing of an application may run on without its classes. */
    @PreDestroy
    void stop() {
        try {
            if (thread != null) {
                thread.join(10_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void signIn() {
        try (UserPool nobodys = new UserPool(
                CognitoClient.of("eu-west-1", null, new Echo(), Duration.ofSeconds(10)),
                List.of(new ClientCredentials("nobody", null)),
                () -> UserPool.TOTAL)) {
            nobodys.signIn("nobody", "nothing");
        }
    }

    /** In the role of Cognito. */
    private static final class Echo implements SdkHttpClient {

        private static final String CHALLENGE = "{\"ChallengeName\":\"NONE\",\"ChallengeParameters\":{}}";

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .responseBody(AbortableInputStream.create(
                                    new ByteArrayInputStream(CHALLENGE.getBytes(StandardCharsets.UTF_8))))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
