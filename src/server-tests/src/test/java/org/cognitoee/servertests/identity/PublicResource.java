package org.cognitoee.servertests.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** Public, so that nobody is known. */
@Path("public")
@RequestScoped
public class PublicResource extends Annotated {}
