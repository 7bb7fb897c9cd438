// What Swift cannot import from OpenSSL because it is a macro, each as a function of the same name
// behind "shim_". Structs are declared by tag only, so that this header needs none of OpenSSL's.
#ifndef ONSALE_OPENSSL_SHIMS_H
#define ONSALE_OPENSSL_SHIMS_H

#include <stddef.h>

struct ssl_st;
struct ssl_ctx_st;
struct x509_st;

int shim_SSL_set_tlsext_host_name(struct ssl_st *ssl, const char *name);
int shim_SSL_CTX_set_min_proto_version(struct ssl_ctx_st *context, int version);
int shim_SSL_CTX_add1_chain_cert(struct ssl_ctx_st *context, struct x509_st *certificate);
// The modes and options every context of ours has: writes may be partial and move, buffers are given
// back while idle, no renegotiation, no compression, the server's order of ciphers, no session cache.
void shim_SSL_CTX_set_house_rules(struct ssl_ctx_st *context);
// No session tickets either: a resumed session would skip the check of the certificate.
void shim_SSL_CTX_disable_tickets(struct ssl_ctx_st *context);

// Asks for the peer's certificate. Where a session has an expected identity (below), a chain that
// verifies must also carry exactly that URI, or the handshake ends with an alert.
void shim_SSL_CTX_verify_peer(struct ssl_ctx_st *context);
// `identity` must live as long as the session.
int shim_SSL_set_expected_identity(struct ssl_st *ssl, const char *identity);

// Lets a server choose from `protocols` (length-prefixed, in its order of preference); a client that
// offers others only gets the alert no_application_protocol (RFC 7301 §3.2). The result must live as
// long as the context; give it to shim_free then. NULL when there is no memory.
void *shim_SSL_CTX_select_protocol(struct ssl_ctx_st *context, const unsigned char *protocols, size_t length);
void shim_free(void *memory);

// Writes the URI subjectAltName of the certificate to `text` (not terminated) and returns its
// length; 0 when there is none, -1 when there are several, one that is no plain ASCII text, or one
// longer than `capacity` (X.509-SVID §2: exactly one URI).
int shim_X509_uri(const struct x509_st *certificate, char *text, size_t capacity);

#endif
