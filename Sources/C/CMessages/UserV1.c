/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

static const ProtobufCFieldDescriptor UserV1__Timestamp__fields[] = {
  { .name = "seconds", .id = 1, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT64, .offset = offsetof(UserV1__Timestamp, seconds) },
  { .name = "nanos", .id = 2, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT32, .offset = offsetof(UserV1__Timestamp, nanos) },
};
static const ProtobufCIntRange UserV1__Timestamp__ranges[] = { { 1, 0 }, { 0, 2 } };
static const ProtobufCMessageDescriptor UserV1__Timestamp__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "google.protobuf.Timestamp", .short_name = "Timestamp", .c_name = "UserV1__Timestamp",
  .package_name = "google.protobuf", .sizeof_message = sizeof(UserV1__Timestamp),
  .n_fields = 2, .fields = UserV1__Timestamp__fields,
  .n_field_ranges = 1, .field_ranges = UserV1__Timestamp__ranges,
};

static const ProtobufCFieldDescriptor UserV1_Profile__fields[] = {
  { .name = "user_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_Profile, user_id), .reserved_flags = 1 },
  { .name = "login", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_Profile, login), .reserved_flags = 1 },
  { .name = "display_name", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_Profile, display_name), .reserved_flags = 1 },
  { .name = "language", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_Profile, language), .reserved_flags = 1 },
  { .name = "roles", .id = 5, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_Profile, roles), .quantifier_offset = offsetof(UserV1_Profile, n_roles), .reserved_flags = 1 },
  { .name = "created_at", .id = 6, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(UserV1_Profile, created_at), .descriptor = &UserV1__Timestamp__descriptor },
};
static const ProtobufCIntRange UserV1_Profile__ranges[] = { { 1, 0 }, { 0, 6 } };
const ProtobufCMessageDescriptor UserV1_Profile__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.Profile", .short_name = "Profile", .c_name = "UserV1_Profile",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_Profile),
  .n_fields = 6, .fields = UserV1_Profile__fields,
  .n_field_ranges = 1, .field_ranges = UserV1_Profile__ranges,
};

const ProtobufCMessageDescriptor UserV1_GetProfileRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.GetProfileRequest", .short_name = "GetProfileRequest", .c_name = "UserV1_GetProfileRequest",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_GetProfileRequest),
};

static const ProtobufCFieldDescriptor UserV1_UpdateProfileRequest__fields[] = {
  { .name = "display_name", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_UpdateProfileRequest, display_name), .quantifier_offset = offsetof(UserV1_UpdateProfileRequest, has_display_name), .reserved_flags = 1 },
  { .name = "language", .id = 2, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_UpdateProfileRequest, language), .quantifier_offset = offsetof(UserV1_UpdateProfileRequest, has_language), .reserved_flags = 1 },
};
static const ProtobufCIntRange UserV1_UpdateProfileRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor UserV1_UpdateProfileRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.UpdateProfileRequest", .short_name = "UpdateProfileRequest", .c_name = "UserV1_UpdateProfileRequest",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_UpdateProfileRequest),
  .n_fields = 2, .fields = UserV1_UpdateProfileRequest__fields,
  .n_field_ranges = 1, .field_ranges = UserV1_UpdateProfileRequest__ranges,
};

static const ProtobufCFieldDescriptor UserV1_ChangePasswordRequest__fields[] = {
  { .name = "old_password", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_ChangePasswordRequest, old_password), .reserved_flags = 1 },
  { .name = "new_password", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_ChangePasswordRequest, new_password), .reserved_flags = 1 },
};
static const ProtobufCIntRange UserV1_ChangePasswordRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor UserV1_ChangePasswordRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.ChangePasswordRequest", .short_name = "ChangePasswordRequest", .c_name = "UserV1_ChangePasswordRequest",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_ChangePasswordRequest),
  .n_fields = 2, .fields = UserV1_ChangePasswordRequest__fields,
  .n_field_ranges = 1, .field_ranges = UserV1_ChangePasswordRequest__ranges,
};

const ProtobufCMessageDescriptor UserV1_ChangePasswordResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.ChangePasswordResponse", .short_name = "ChangePasswordResponse", .c_name = "UserV1_ChangePasswordResponse",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_ChangePasswordResponse),
};

static const ProtobufCFieldDescriptor UserV1_SetRolesRequest__fields[] = {
  { .name = "user_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_SetRolesRequest, user_id), .reserved_flags = 1 },
  { .name = "roles", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_SetRolesRequest, roles), .quantifier_offset = offsetof(UserV1_SetRolesRequest, n_roles), .reserved_flags = 1 },
};
static const ProtobufCIntRange UserV1_SetRolesRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor UserV1_SetRolesRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.SetRolesRequest", .short_name = "SetRolesRequest", .c_name = "UserV1_SetRolesRequest",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_SetRolesRequest),
  .n_fields = 2, .fields = UserV1_SetRolesRequest__fields,
  .n_field_ranges = 1, .field_ranges = UserV1_SetRolesRequest__ranges,
};

static const ProtobufCFieldDescriptor UserV1_ListActionsRequest__fields[] = {
  { .name = "page_size", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(UserV1_ListActionsRequest, page_size) },
  { .name = "page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_ListActionsRequest, page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange UserV1_ListActionsRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor UserV1_ListActionsRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.ListActionsRequest", .short_name = "ListActionsRequest", .c_name = "UserV1_ListActionsRequest",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_ListActionsRequest),
  .n_fields = 2, .fields = UserV1_ListActionsRequest__fields,
  .n_field_ranges = 1, .field_ranges = UserV1_ListActionsRequest__ranges,
};

static const ProtobufCFieldDescriptor UserV1_Action__fields[] = {
  { .name = "action_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_Action, action_id), .reserved_flags = 1 },
  { .name = "kind", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_Action, kind), .reserved_flags = 1 },
  { .name = "detail", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_Action, detail), .reserved_flags = 1 },
  { .name = "client", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_Action, client), .reserved_flags = 1 },
  { .name = "at", .id = 5, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(UserV1_Action, at), .descriptor = &UserV1__Timestamp__descriptor },
};
static const ProtobufCIntRange UserV1_Action__ranges[] = { { 1, 0 }, { 0, 5 } };
const ProtobufCMessageDescriptor UserV1_Action__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.Action", .short_name = "Action", .c_name = "UserV1_Action",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_Action),
  .n_fields = 5, .fields = UserV1_Action__fields,
  .n_field_ranges = 1, .field_ranges = UserV1_Action__ranges,
};

static const ProtobufCFieldDescriptor UserV1_ListActionsResponse__fields[] = {
  { .name = "actions", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(UserV1_ListActionsResponse, actions), .quantifier_offset = offsetof(UserV1_ListActionsResponse, n_actions), .descriptor = &UserV1_Action__descriptor },
  { .name = "next_page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_ListActionsResponse, next_page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange UserV1_ListActionsResponse__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor UserV1_ListActionsResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.ListActionsResponse", .short_name = "ListActionsResponse", .c_name = "UserV1_ListActionsResponse",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_ListActionsResponse),
  .n_fields = 2, .fields = UserV1_ListActionsResponse__fields,
  .n_field_ranges = 1, .field_ranges = UserV1_ListActionsResponse__ranges,
};

static const ProtobufCFieldDescriptor UserV1_CreateProfileRequest__fields[] = {
  { .name = "user_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_CreateProfileRequest, user_id), .reserved_flags = 1 },
  { .name = "login", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_CreateProfileRequest, login), .reserved_flags = 1 },
  { .name = "display_name", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_CreateProfileRequest, display_name), .reserved_flags = 1 },
  { .name = "roles", .id = 4, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_CreateProfileRequest, roles), .quantifier_offset = offsetof(UserV1_CreateProfileRequest, n_roles), .reserved_flags = 1 },
};
static const ProtobufCIntRange UserV1_CreateProfileRequest__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor UserV1_CreateProfileRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.CreateProfileRequest", .short_name = "CreateProfileRequest", .c_name = "UserV1_CreateProfileRequest",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_CreateProfileRequest),
  .n_fields = 4, .fields = UserV1_CreateProfileRequest__fields,
  .n_field_ranges = 1, .field_ranges = UserV1_CreateProfileRequest__ranges,
};

static const ProtobufCFieldDescriptor UserV1_RecordActionRequest__fields[] = {
  { .name = "user_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(UserV1_RecordActionRequest, user_id), .reserved_flags = 1 },
  { .name = "action", .id = 2, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(UserV1_RecordActionRequest, action), .descriptor = &UserV1_Action__descriptor },
};
static const ProtobufCIntRange UserV1_RecordActionRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor UserV1_RecordActionRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.RecordActionRequest", .short_name = "RecordActionRequest", .c_name = "UserV1_RecordActionRequest",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_RecordActionRequest),
  .n_fields = 2, .fields = UserV1_RecordActionRequest__fields,
  .n_field_ranges = 1, .field_ranges = UserV1_RecordActionRequest__ranges,
};

const ProtobufCMessageDescriptor UserV1_RecordActionResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.user.v1.RecordActionResponse", .short_name = "RecordActionResponse", .c_name = "UserV1_RecordActionResponse",
  .package_name = "onsale.user.v1", .sizeof_message = sizeof(UserV1_RecordActionResponse),
};
