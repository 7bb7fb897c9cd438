#include "COpenSSLShims.h"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <string.h>

int shim_SSL_set_tlsext_host_name(SSL *ssl, const char *name) {
  return (int)SSL_set_tlsext_host_name(ssl, name);
}

int shim_SSL_CTX_set_min_proto_version(SSL_CTX *context, int version) {
  return (int)SSL_CTX_set_min_proto_version(context, version);
}

int shim_SSL_CTX_add1_chain_cert(SSL_CTX *context, X509 *certificate) {
  return (int)SSL_CTX_add1_chain_cert(context, certificate);
}

void shim_SSL_CTX_set_modes(SSL_CTX *context) {
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                SSL_MODE_RELEASE_BUFFERS);
}

void shim_SSL_CTX_disable_session_cache(SSL_CTX *context) {
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

static int one_uri(const GENERAL_NAMES *names, char *text, size_t capacity) {
  int found = 0;
  for (int i = 0; i < sk_GENERAL_NAME_num(names); i++) {
    const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, i);
    if (name->type != GEN_URI) continue;
    const ASN1_IA5STRING *uri = name->d.uniformResourceIdentifier;
    const unsigned char *bytes = ASN1_STRING_get0_data(uri);
    int length = ASN1_STRING_length(uri);
    if (found != 0 || length <= 0 || (size_t)length > capacity) return -1;
    for (int j = 0; j < length; j++) {
      if (bytes[j] <= 0x20 || bytes[j] >= 0x7f) return -1;
    }
    memcpy(text, bytes, (size_t)length);
    found = length;
  }
  return found;
}

int shim_X509_uri(const X509 *certificate, char *text, size_t capacity) {
  GENERAL_NAMES *names = X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
  if (names == NULL) return 0;
  int length = one_uri(names, text, capacity);
  GENERAL_NAMES_free(names);
  return length;
}
