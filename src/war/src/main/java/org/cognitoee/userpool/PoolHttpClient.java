package org.cognitoee.userpool;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Tells the failure of a request that the pool cannot have got, which may be sent again, from all others. */
record PoolHttpClient(SdkHttpClient http) implements SdkHttpClient {

    /** Not an octet of the request's body was sent. */
    static final class NotSentException extends IOException {

        private static final long serialVersionUID = 1L;

        NotSentException(IOException cause) {
            super(cause);
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        Body body = new Body(request.contentStreamProvider().orElseThrow());
        HttpExecuteRequest.Builder watched =
                HttpExecuteRequest.builder().request(request.httpRequest()).contentStreamProvider(body);
        request.metricCollector().ifPresent(watched::metricCollector);
        return new Sending(http.prepareRequest(watched.build()), body);
    }

    @Override
    public void close() {
        http.close();
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    /** What every operation of the pool has, asked for once there is a connection to write it to. */
    private static final class Body implements ContentStreamProvider {

        private final ContentStreamProvider content;
        private volatile boolean asked;

        Body(ContentStreamProvider content) {
            this.content = content;
        }

        @Override
        public InputStream newStream() {
            asked = true;
            return content.newStream();
        }
    }

    private record Sending(ExecutableHttpRequest request, Body body) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            try {
                return request.call();
            } catch (IOException e) {
                throw body.asked ? e : new NotSentException(e);
            }
        }

        @Override
        public void abort() {
            request.abort();
        }
    }
}
