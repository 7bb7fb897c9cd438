#include "COpenSSLShims.h"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
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

void shim_SSL_CTX_set_house_rules(SSL_CTX *context) {
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                   SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

void shim_SSL_CTX_disable_tickets(SSL_CTX *context) {
  SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
  SSL_CTX_set_num_tickets(context, 0);
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

enum { longest_uri = 2048 };

static int check_identity(int verified, X509_STORE_CTX *store) {
  if (!verified || X509_STORE_CTX_get_error_depth(store) != 0) return verified;
  const SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
  const char *expected = ssl == NULL ? NULL : SSL_get_ex_data(ssl, 0);
  if (expected == NULL) return 1;
  char uri[longest_uri];
  int length = shim_X509_uri(X509_STORE_CTX_get_current_cert(store), uri, sizeof uri);
  if (length > 0 && (size_t)length == strlen(expected) && memcmp(uri, expected, (size_t)length) == 0) {
    return 1;
  }
  X509_STORE_CTX_set_error(store, X509_V_ERR_APPLICATION_VERIFICATION);
  return 0;
}

void shim_SSL_CTX_verify_peer(SSL_CTX *context) {
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, check_identity);
}

int shim_SSL_set_expected_identity(SSL *ssl, const char *identity) {
  return SSL_set_ex_data(ssl, 0, (void *)identity);
}

struct protocols {
  unsigned int length;
  unsigned char bytes[];
};

static int select_protocol(SSL *ssl, const unsigned char **chosen, unsigned char *chosen_length,
                           const unsigned char *offered, unsigned int offered_length, void *argument) {
  (void)ssl;
  const struct protocols *ours = argument;
  int result = SSL_select_next_proto((unsigned char **)chosen, chosen_length, ours->bytes, ours->length,
                                     offered, offered_length);
  return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

void *shim_SSL_CTX_select_protocol(SSL_CTX *context, const unsigned char *protocols, size_t length) {
  struct protocols *copy = malloc(sizeof *copy + length);
  if (copy == NULL) return NULL;
  copy->length = (unsigned int)length;
  memcpy(copy->bytes, protocols, length);
  SSL_CTX_set_alpn_select_cb(context, select_protocol, copy);
  return copy;
}

void shim_free(void *memory) { free(memory); }
