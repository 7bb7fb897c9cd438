/* Made by scripts/generate from the files in proto/. Do not edit. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#if __has_feature(modules)
#pragma clang module import CProtobufC
#else
#include <protobuf-c/protobuf-c.h>
#endif

/* google.protobuf.Timestamp */
typedef struct UserV1__Timestamp {
  ProtobufCMessage base;
  int64_t seconds;
  int32_t nanos;
} UserV1__Timestamp;
typedef struct UserV1_Profile UserV1_Profile;
typedef struct UserV1_GetProfileRequest UserV1_GetProfileRequest;
typedef struct UserV1_UpdateProfileRequest UserV1_UpdateProfileRequest;
typedef struct UserV1_ChangePasswordRequest UserV1_ChangePasswordRequest;
typedef struct UserV1_ChangePasswordResponse UserV1_ChangePasswordResponse;
typedef struct UserV1_SetRolesRequest UserV1_SetRolesRequest;
typedef struct UserV1_ListActionsRequest UserV1_ListActionsRequest;
typedef struct UserV1_Action UserV1_Action;
typedef struct UserV1_ListActionsResponse UserV1_ListActionsResponse;
typedef struct UserV1_CreateProfileRequest UserV1_CreateProfileRequest;
typedef struct UserV1_RecordActionRequest UserV1_RecordActionRequest;
typedef struct UserV1_RecordActionResponse UserV1_RecordActionResponse;

/* onsale.user.v1.Profile */
struct UserV1_Profile {
  ProtobufCMessage base;
  ProtobufCBinaryData user_id;
  ProtobufCBinaryData login;
  ProtobufCBinaryData display_name;
  ProtobufCBinaryData language;
  size_t n_roles;
  ProtobufCBinaryData *roles;
  struct UserV1__Timestamp * created_at;
};
extern const ProtobufCMessageDescriptor UserV1_Profile__descriptor;
static inline const void *UserV1_Profile__table(void) { return &UserV1_Profile__descriptor; }

/* onsale.user.v1.GetProfileRequest */
struct UserV1_GetProfileRequest {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor UserV1_GetProfileRequest__descriptor;
static inline const void *UserV1_GetProfileRequest__table(void) { return &UserV1_GetProfileRequest__descriptor; }

/* onsale.user.v1.UpdateProfileRequest */
struct UserV1_UpdateProfileRequest {
  ProtobufCMessage base;
  protobuf_c_boolean has_display_name;
  ProtobufCBinaryData display_name;
  protobuf_c_boolean has_language;
  ProtobufCBinaryData language;
};
extern const ProtobufCMessageDescriptor UserV1_UpdateProfileRequest__descriptor;
static inline const void *UserV1_UpdateProfileRequest__table(void) { return &UserV1_UpdateProfileRequest__descriptor; }

/* onsale.user.v1.ChangePasswordRequest */
struct UserV1_ChangePasswordRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData old_password;
  ProtobufCBinaryData new_password;
};
extern const ProtobufCMessageDescriptor UserV1_ChangePasswordRequest__descriptor;
static inline const void *UserV1_ChangePasswordRequest__table(void) { return &UserV1_ChangePasswordRequest__descriptor; }

/* onsale.user.v1.ChangePasswordResponse */
struct UserV1_ChangePasswordResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor UserV1_ChangePasswordResponse__descriptor;
static inline const void *UserV1_ChangePasswordResponse__table(void) { return &UserV1_ChangePasswordResponse__descriptor; }

/* onsale.user.v1.SetRolesRequest */
struct UserV1_SetRolesRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData user_id;
  size_t n_roles;
  ProtobufCBinaryData *roles;
};
extern const ProtobufCMessageDescriptor UserV1_SetRolesRequest__descriptor;
static inline const void *UserV1_SetRolesRequest__table(void) { return &UserV1_SetRolesRequest__descriptor; }

/* onsale.user.v1.ListActionsRequest */
struct UserV1_ListActionsRequest {
  ProtobufCMessage base;
  uint32_t page_size;
  ProtobufCBinaryData page_token;
};
extern const ProtobufCMessageDescriptor UserV1_ListActionsRequest__descriptor;
static inline const void *UserV1_ListActionsRequest__table(void) { return &UserV1_ListActionsRequest__descriptor; }

/* onsale.user.v1.Action */
struct UserV1_Action {
  ProtobufCMessage base;
  ProtobufCBinaryData action_id;
  ProtobufCBinaryData kind;
  ProtobufCBinaryData detail;
  ProtobufCBinaryData client;
  struct UserV1__Timestamp * at;
};
extern const ProtobufCMessageDescriptor UserV1_Action__descriptor;
static inline const void *UserV1_Action__table(void) { return &UserV1_Action__descriptor; }

/* onsale.user.v1.ListActionsResponse */
struct UserV1_ListActionsResponse {
  ProtobufCMessage base;
  size_t n_actions;
  struct UserV1_Action * *actions;
  ProtobufCBinaryData next_page_token;
};
extern const ProtobufCMessageDescriptor UserV1_ListActionsResponse__descriptor;
static inline const void *UserV1_ListActionsResponse__table(void) { return &UserV1_ListActionsResponse__descriptor; }

/* onsale.user.v1.CreateProfileRequest */
struct UserV1_CreateProfileRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData user_id;
  ProtobufCBinaryData login;
  ProtobufCBinaryData display_name;
  size_t n_roles;
  ProtobufCBinaryData *roles;
};
extern const ProtobufCMessageDescriptor UserV1_CreateProfileRequest__descriptor;
static inline const void *UserV1_CreateProfileRequest__table(void) { return &UserV1_CreateProfileRequest__descriptor; }

/* onsale.user.v1.RecordActionRequest */
struct UserV1_RecordActionRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData user_id;
  struct UserV1_Action * action;
};
extern const ProtobufCMessageDescriptor UserV1_RecordActionRequest__descriptor;
static inline const void *UserV1_RecordActionRequest__table(void) { return &UserV1_RecordActionRequest__descriptor; }

/* onsale.user.v1.RecordActionResponse */
struct UserV1_RecordActionResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor UserV1_RecordActionResponse__descriptor;
static inline const void *UserV1_RecordActionResponse__table(void) { return &UserV1_RecordActionResponse__descriptor; }
