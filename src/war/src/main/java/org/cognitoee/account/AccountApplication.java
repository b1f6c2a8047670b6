package org.cognitoee.account;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** All resources of this package, below {@code /auth}. */
@ApplicationPath("auth")
public class AccountApplication extends Application {

    /** Where JAX-RS is Jersey's, it would describe the resources in WADL. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
