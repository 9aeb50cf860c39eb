/** Where SCIM 2.0 is spoken (RFC 7644). */
export const SCIM_PATH = '/scim/v2';
