/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

static const ProtobufCFieldDescriptor AuthV1_RegisterRequest__fields[] = {
  { .name = "login", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_RegisterRequest, login), .reserved_flags = 1 },
  { .name = "password", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_RegisterRequest, password), .reserved_flags = 1 },
  { .name = "display_name", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_RegisterRequest, display_name), .reserved_flags = 1 },
};
static const ProtobufCIntRange AuthV1_RegisterRequest__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor AuthV1_RegisterRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.RegisterRequest", .short_name = "RegisterRequest", .c_name = "AuthV1_RegisterRequest",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_RegisterRequest),
  .n_fields = 3, .fields = AuthV1_RegisterRequest__fields,
  .n_field_ranges = 1, .field_ranges = AuthV1_RegisterRequest__ranges,
};

static const ProtobufCFieldDescriptor AuthV1_LogInRequest__fields[] = {
  { .name = "login", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_LogInRequest, login), .reserved_flags = 1 },
  { .name = "password", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_LogInRequest, password), .reserved_flags = 1 },
};
static const ProtobufCIntRange AuthV1_LogInRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor AuthV1_LogInRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.LogInRequest", .short_name = "LogInRequest", .c_name = "AuthV1_LogInRequest",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_LogInRequest),
  .n_fields = 2, .fields = AuthV1_LogInRequest__fields,
  .n_field_ranges = 1, .field_ranges = AuthV1_LogInRequest__ranges,
};

static const ProtobufCFieldDescriptor AuthV1_RefreshRequest__fields[] = {
  { .name = "refresh_token", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_RefreshRequest, refresh_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange AuthV1_RefreshRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor AuthV1_RefreshRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.RefreshRequest", .short_name = "RefreshRequest", .c_name = "AuthV1_RefreshRequest",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_RefreshRequest),
  .n_fields = 1, .fields = AuthV1_RefreshRequest__fields,
  .n_field_ranges = 1, .field_ranges = AuthV1_RefreshRequest__ranges,
};

static const ProtobufCFieldDescriptor AuthV1_LogOutRequest__fields[] = {
  { .name = "refresh_token", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_LogOutRequest, refresh_token), .reserved_flags = 1 },
  { .name = "all_sessions", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(AuthV1_LogOutRequest, all_sessions) },
};
static const ProtobufCIntRange AuthV1_LogOutRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor AuthV1_LogOutRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.LogOutRequest", .short_name = "LogOutRequest", .c_name = "AuthV1_LogOutRequest",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_LogOutRequest),
  .n_fields = 2, .fields = AuthV1_LogOutRequest__fields,
  .n_field_ranges = 1, .field_ranges = AuthV1_LogOutRequest__ranges,
};

const ProtobufCMessageDescriptor AuthV1_LogOutResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.LogOutResponse", .short_name = "LogOutResponse", .c_name = "AuthV1_LogOutResponse",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_LogOutResponse),
};

static const ProtobufCFieldDescriptor AuthV1_Session__fields[] = {
  { .name = "user_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_Session, user_id), .reserved_flags = 1 },
  { .name = "access_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_Session, access_token), .reserved_flags = 1 },
  { .name = "expires_in", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(AuthV1_Session, expires_in) },
  { .name = "refresh_token", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_Session, refresh_token), .reserved_flags = 1 },
  { .name = "token_type", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_Session, token_type), .reserved_flags = 1 },
  { .name = "roles", .id = 6, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_Session, roles), .quantifier_offset = offsetof(AuthV1_Session, n_roles), .reserved_flags = 1 },
};
static const ProtobufCIntRange AuthV1_Session__ranges[] = { { 1, 0 }, { 0, 6 } };
const ProtobufCMessageDescriptor AuthV1_Session__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.Session", .short_name = "Session", .c_name = "AuthV1_Session",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_Session),
  .n_fields = 6, .fields = AuthV1_Session__fields,
  .n_field_ranges = 1, .field_ranges = AuthV1_Session__ranges,
};

const ProtobufCMessageDescriptor AuthV1_ListKeysRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.ListKeysRequest", .short_name = "ListKeysRequest", .c_name = "AuthV1_ListKeysRequest",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_ListKeysRequest),
};

static const ProtobufCFieldDescriptor AuthV1_JsonWebKey__fields[] = {
  { .name = "kty", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_JsonWebKey, kty), .reserved_flags = 1 },
  { .name = "crv", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_JsonWebKey, crv), .reserved_flags = 1 },
  { .name = "kid", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_JsonWebKey, kid), .reserved_flags = 1 },
  { .name = "alg", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_JsonWebKey, alg), .reserved_flags = 1 },
  { .name = "use", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_JsonWebKey, use), .reserved_flags = 1 },
  { .name = "x", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_JsonWebKey, x), .reserved_flags = 1 },
  { .name = "y", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_JsonWebKey, y), .reserved_flags = 1 },
};
static const ProtobufCIntRange AuthV1_JsonWebKey__ranges[] = { { 1, 0 }, { 0, 7 } };
const ProtobufCMessageDescriptor AuthV1_JsonWebKey__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.JsonWebKey", .short_name = "JsonWebKey", .c_name = "AuthV1_JsonWebKey",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_JsonWebKey),
  .n_fields = 7, .fields = AuthV1_JsonWebKey__fields,
  .n_field_ranges = 1, .field_ranges = AuthV1_JsonWebKey__ranges,
};

static const ProtobufCFieldDescriptor AuthV1_ListKeysResponse__fields[] = {
  { .name = "keys", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(AuthV1_ListKeysResponse, keys), .quantifier_offset = offsetof(AuthV1_ListKeysResponse, n_keys), .descriptor = &AuthV1_JsonWebKey__descriptor },
};
static const ProtobufCIntRange AuthV1_ListKeysResponse__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor AuthV1_ListKeysResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.ListKeysResponse", .short_name = "ListKeysResponse", .c_name = "AuthV1_ListKeysResponse",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_ListKeysResponse),
  .n_fields = 1, .fields = AuthV1_ListKeysResponse__fields,
  .n_field_ranges = 1, .field_ranges = AuthV1_ListKeysResponse__ranges,
};

static const ProtobufCFieldDescriptor AuthV1_ChangePasswordRequest__fields[] = {
  { .name = "user_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_ChangePasswordRequest, user_id), .reserved_flags = 1 },
  { .name = "old_password", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_ChangePasswordRequest, old_password), .reserved_flags = 1 },
  { .name = "new_password", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_ChangePasswordRequest, new_password), .reserved_flags = 1 },
};
static const ProtobufCIntRange AuthV1_ChangePasswordRequest__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor AuthV1_ChangePasswordRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.ChangePasswordRequest", .short_name = "ChangePasswordRequest", .c_name = "AuthV1_ChangePasswordRequest",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_ChangePasswordRequest),
  .n_fields = 3, .fields = AuthV1_ChangePasswordRequest__fields,
  .n_field_ranges = 1, .field_ranges = AuthV1_ChangePasswordRequest__ranges,
};

const ProtobufCMessageDescriptor AuthV1_ChangePasswordResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.ChangePasswordResponse", .short_name = "ChangePasswordResponse", .c_name = "AuthV1_ChangePasswordResponse",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_ChangePasswordResponse),
};

static const ProtobufCFieldDescriptor AuthV1_SetRolesRequest__fields[] = {
  { .name = "user_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_SetRolesRequest, user_id), .reserved_flags = 1 },
  { .name = "roles", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_SetRolesRequest, roles), .quantifier_offset = offsetof(AuthV1_SetRolesRequest, n_roles), .reserved_flags = 1 },
};
static const ProtobufCIntRange AuthV1_SetRolesRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor AuthV1_SetRolesRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.SetRolesRequest", .short_name = "SetRolesRequest", .c_name = "AuthV1_SetRolesRequest",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_SetRolesRequest),
  .n_fields = 2, .fields = AuthV1_SetRolesRequest__fields,
  .n_field_ranges = 1, .field_ranges = AuthV1_SetRolesRequest__ranges,
};

const ProtobufCMessageDescriptor AuthV1_SetRolesResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.SetRolesResponse", .short_name = "SetRolesResponse", .c_name = "AuthV1_SetRolesResponse",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_SetRolesResponse),
};

const ProtobufCMessageDescriptor AuthV1_WatchRevocationsRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.WatchRevocationsRequest", .short_name = "WatchRevocationsRequest", .c_name = "AuthV1_WatchRevocationsRequest",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_WatchRevocationsRequest),
};

static const ProtobufCFieldDescriptor AuthV1_Revocation__fields[] = {
  { .name = "user_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AuthV1_Revocation, user_id), .reserved_flags = 1 },
  { .name = "epoch", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(AuthV1_Revocation, epoch) },
};
static const ProtobufCIntRange AuthV1_Revocation__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor AuthV1_Revocation__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.auth.v1.Revocation", .short_name = "Revocation", .c_name = "AuthV1_Revocation",
  .package_name = "onsale.auth.v1", .sizeof_message = sizeof(AuthV1_Revocation),
  .n_fields = 2, .fields = AuthV1_Revocation__fields,
  .n_field_ranges = 1, .field_ranges = AuthV1_Revocation__ranges,
};
