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
// SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS.
void shim_SSL_CTX_set_modes(struct ssl_ctx_st *context);
void shim_SSL_CTX_disable_session_cache(struct ssl_ctx_st *context);

// Writes the URI subjectAltName of the certificate to `text` (not terminated) and returns its
// length; 0 when there is none, -1 when there are several, one that is no plain ASCII text, or one
// longer than `capacity` (X.509-SVID §2: exactly one URI).
int shim_X509_uri(const struct x509_st *certificate, char *text, size_t capacity);

#endif
