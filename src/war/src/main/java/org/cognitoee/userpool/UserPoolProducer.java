package org.cognitoee.userpool;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.cognitoee.settings.Settings;

/** Gives the application its one user pool, made at the first call and closed with the application. */
@Dependent
class UserPoolProducer {

    @Produces
    @Singleton
    static UserPool userPool(Settings settings) {
        return new UserPool(settings);
    }

    static void close(@Disposes UserPool userPool) {
        userPool.close();
    }
}
