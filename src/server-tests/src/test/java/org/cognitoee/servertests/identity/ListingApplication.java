package org.cognitoee.servertests.identity;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Only what it lists, and our feature is not on the list. */
@ApplicationPath("api")
public class ListingApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(GuardedResource.class, StrictResource.class, ContractResource.class);
    }
}
