/* Made by scripts/generate from the files in proto/. Do not edit. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#if __has_feature(modules)
#pragma clang module import CProtobufC
#else
#include <protobuf-c/protobuf-c.h>
#endif
typedef struct AuthV1_RegisterRequest AuthV1_RegisterRequest;
typedef struct AuthV1_LogInRequest AuthV1_LogInRequest;
typedef struct AuthV1_RefreshRequest AuthV1_RefreshRequest;
typedef struct AuthV1_LogOutRequest AuthV1_LogOutRequest;
typedef struct AuthV1_LogOutResponse AuthV1_LogOutResponse;
typedef struct AuthV1_Session AuthV1_Session;
typedef struct AuthV1_ListKeysRequest AuthV1_ListKeysRequest;
typedef struct AuthV1_JsonWebKey AuthV1_JsonWebKey;
typedef struct AuthV1_ListKeysResponse AuthV1_ListKeysResponse;
typedef struct AuthV1_ChangePasswordRequest AuthV1_ChangePasswordRequest;
typedef struct AuthV1_ChangePasswordResponse AuthV1_ChangePasswordResponse;
typedef struct AuthV1_SetRolesRequest AuthV1_SetRolesRequest;
typedef struct AuthV1_SetRolesResponse AuthV1_SetRolesResponse;
typedef struct AuthV1_WatchRevocationsRequest AuthV1_WatchRevocationsRequest;
typedef struct AuthV1_Revocation AuthV1_Revocation;

/* onsale.auth.v1.RegisterRequest */
struct AuthV1_RegisterRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData login;
  ProtobufCBinaryData password;
  ProtobufCBinaryData display_name;
};
extern const ProtobufCMessageDescriptor AuthV1_RegisterRequest__descriptor;
static inline const void *AuthV1_RegisterRequest__table(void) { return &AuthV1_RegisterRequest__descriptor; }

/* onsale.auth.v1.LogInRequest */
struct AuthV1_LogInRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData login;
  ProtobufCBinaryData password;
};
extern const ProtobufCMessageDescriptor AuthV1_LogInRequest__descriptor;
static inline const void *AuthV1_LogInRequest__table(void) { return &AuthV1_LogInRequest__descriptor; }

/* onsale.auth.v1.RefreshRequest */
struct AuthV1_RefreshRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData refresh_token;
};
extern const ProtobufCMessageDescriptor AuthV1_RefreshRequest__descriptor;
static inline const void *AuthV1_RefreshRequest__table(void) { return &AuthV1_RefreshRequest__descriptor; }

/* onsale.auth.v1.LogOutRequest */
struct AuthV1_LogOutRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData refresh_token;
  protobuf_c_boolean all_sessions;
};
extern const ProtobufCMessageDescriptor AuthV1_LogOutRequest__descriptor;
static inline const void *AuthV1_LogOutRequest__table(void) { return &AuthV1_LogOutRequest__descriptor; }

/* onsale.auth.v1.LogOutResponse */
struct AuthV1_LogOutResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor AuthV1_LogOutResponse__descriptor;
static inline const void *AuthV1_LogOutResponse__table(void) { return &AuthV1_LogOutResponse__descriptor; }

/* onsale.auth.v1.Session */
struct AuthV1_Session {
  ProtobufCMessage base;
  ProtobufCBinaryData user_id;
  ProtobufCBinaryData access_token;
  uint32_t expires_in;
  ProtobufCBinaryData refresh_token;
  ProtobufCBinaryData token_type;
  size_t n_roles;
  ProtobufCBinaryData *roles;
};
extern const ProtobufCMessageDescriptor AuthV1_Session__descriptor;
static inline const void *AuthV1_Session__table(void) { return &AuthV1_Session__descriptor; }

/* onsale.auth.v1.ListKeysRequest */
struct AuthV1_ListKeysRequest {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor AuthV1_ListKeysRequest__descriptor;
static inline const void *AuthV1_ListKeysRequest__table(void) { return &AuthV1_ListKeysRequest__descriptor; }

/* onsale.auth.v1.JsonWebKey */
struct AuthV1_JsonWebKey {
  ProtobufCMessage base;
  ProtobufCBinaryData kty;
  ProtobufCBinaryData crv;
  ProtobufCBinaryData kid;
  ProtobufCBinaryData alg;
  ProtobufCBinaryData use;
  ProtobufCBinaryData x;
  ProtobufCBinaryData y;
};
extern const ProtobufCMessageDescriptor AuthV1_JsonWebKey__descriptor;
static inline const void *AuthV1_JsonWebKey__table(void) { return &AuthV1_JsonWebKey__descriptor; }

/* onsale.auth.v1.ListKeysResponse */
struct AuthV1_ListKeysResponse {
  ProtobufCMessage base;
  size_t n_keys;
  struct AuthV1_JsonWebKey * *keys;
};
extern const ProtobufCMessageDescriptor AuthV1_ListKeysResponse__descriptor;
static inline const void *AuthV1_ListKeysResponse__table(void) { return &AuthV1_ListKeysResponse__descriptor; }

/* onsale.auth.v1.ChangePasswordRequest */
struct AuthV1_ChangePasswordRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData user_id;
  ProtobufCBinaryData old_password;
  ProtobufCBinaryData new_password;
};
extern const ProtobufCMessageDescriptor AuthV1_ChangePasswordRequest__descriptor;
static inline const void *AuthV1_ChangePasswordRequest__table(void) { return &AuthV1_ChangePasswordRequest__descriptor; }

/* onsale.auth.v1.ChangePasswordResponse */
struct AuthV1_ChangePasswordResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor AuthV1_ChangePasswordResponse__descriptor;
static inline const void *AuthV1_ChangePasswordResponse__table(void) { return &AuthV1_ChangePasswordResponse__descriptor; }

/* onsale.auth.v1.SetRolesRequest */
struct AuthV1_SetRolesRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData user_id;
  size_t n_roles;
  ProtobufCBinaryData *roles;
};
extern const ProtobufCMessageDescriptor AuthV1_SetRolesRequest__descriptor;
static inline const void *AuthV1_SetRolesRequest__table(void) { return &AuthV1_SetRolesRequest__descriptor; }

/* onsale.auth.v1.SetRolesResponse */
struct AuthV1_SetRolesResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor AuthV1_SetRolesResponse__descriptor;
static inline const void *AuthV1_SetRolesResponse__table(void) { return &AuthV1_SetRolesResponse__descriptor; }

/* onsale.auth.v1.WatchRevocationsRequest */
struct AuthV1_WatchRevocationsRequest {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor AuthV1_WatchRevocationsRequest__descriptor;
static inline const void *AuthV1_WatchRevocationsRequest__table(void) { return &AuthV1_WatchRevocationsRequest__descriptor; }

/* onsale.auth.v1.Revocation */
struct AuthV1_Revocation {
  ProtobufCMessage base;
  ProtobufCBinaryData user_id;
  int64_t epoch;
};
extern const ProtobufCMessageDescriptor AuthV1_Revocation__descriptor;
static inline const void *AuthV1_Revocation__table(void) { return &AuthV1_Revocation__descriptor; }
