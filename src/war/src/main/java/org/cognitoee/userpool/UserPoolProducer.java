package org.cognitoee.userpool;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.cognitoee.settings.Settings;

/** Gives the application its one way to the user pool, made at the first call and closed with the application. */
@Dependent
class UserPoolProducer {

    @Produces
    @Singleton
    static UserPoolCalls userPool(Settings settings) {
        return new UserPoolCalls(settings);
    }

    static void close(@Disposes UserPoolCalls userPool) {
        userPool.close();
    }
}
