package org.cognitoee.servertests;

import org.cognitoee.testkit.AppClient;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.testkit.LocalUserPoolBuilder;

/** The user pool that the server under test is configured for. */
final class Pools {

    private Pools() {}

    static LocalUserPool started() {
        return builder().start();
    }

    static LocalUserPoolBuilder builder() {
        return LocalUserPool.builder()
                .port(Integer.getInteger("pool.port"))
                .userPoolId(System.getProperty("pool.id"))
                .client(AppClient.of(System.getProperty("pool.client")));
    }
}
