package org.cognitoee.servertests.identity;

import jakarta.ws.rs.Path;

/** Says nothing of its method itself. */
@Path("contract")
public class ContractResource implements Contract {

    @Override
    public String admins() {
        return "called";
    }
}
