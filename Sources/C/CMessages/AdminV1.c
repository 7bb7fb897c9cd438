/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

const ProtobufCMessageDescriptor AdminV1_GetStatisticsRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.admin.v1.GetStatisticsRequest", .short_name = "GetStatisticsRequest", .c_name = "AdminV1_GetStatisticsRequest",
  .package_name = "onsale.admin.v1", .sizeof_message = sizeof(AdminV1_GetStatisticsRequest),
};

static const ProtobufCFieldDescriptor AdminV1_Statistics__fields[] = {
  { .name = "role", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AdminV1_Statistics, role), .reserved_flags = 1 },
  { .name = "since_ms", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(AdminV1_Statistics, since_ms) },
  { .name = "open_connections", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(AdminV1_Statistics, open_connections) },
  { .name = "open_calls", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(AdminV1_Statistics, open_calls) },
  { .name = "methods", .id = 5, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(AdminV1_Statistics, methods), .quantifier_offset = offsetof(AdminV1_Statistics, n_methods), .descriptor = &AdminV1_MethodStatistics__descriptor },
  { .name = "subchannels", .id = 6, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(AdminV1_Statistics, subchannels), .quantifier_offset = offsetof(AdminV1_Statistics, n_subchannels), .descriptor = &AdminV1_Subchannel__descriptor },
  { .name = "admission", .id = 7, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(AdminV1_Statistics, admission), .descriptor = &AdminV1_Admission__descriptor },
};
static const ProtobufCIntRange AdminV1_Statistics__ranges[] = { { 1, 0 }, { 0, 7 } };
const ProtobufCMessageDescriptor AdminV1_Statistics__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.admin.v1.Statistics", .short_name = "Statistics", .c_name = "AdminV1_Statistics",
  .package_name = "onsale.admin.v1", .sizeof_message = sizeof(AdminV1_Statistics),
  .n_fields = 7, .fields = AdminV1_Statistics__fields,
  .n_field_ranges = 1, .field_ranges = AdminV1_Statistics__ranges,
};

static const ProtobufCFieldDescriptor AdminV1_Admission__fields[] = {
  { .name = "limit", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(AdminV1_Admission, limit) },
  { .name = "running", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(AdminV1_Admission, running) },
  { .name = "waiting", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(AdminV1_Admission, waiting) },
  { .name = "is_busy", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(AdminV1_Admission, is_busy) },
  { .name = "shed", .id = 5, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(AdminV1_Admission, shed), .quantifier_offset = offsetof(AdminV1_Admission, n_shed), .descriptor = &AdminV1_ShedCount__descriptor },
};
static const ProtobufCIntRange AdminV1_Admission__ranges[] = { { 1, 0 }, { 0, 5 } };
const ProtobufCMessageDescriptor AdminV1_Admission__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.admin.v1.Admission", .short_name = "Admission", .c_name = "AdminV1_Admission",
  .package_name = "onsale.admin.v1", .sizeof_message = sizeof(AdminV1_Admission),
  .n_fields = 5, .fields = AdminV1_Admission__fields,
  .n_field_ranges = 1, .field_ranges = AdminV1_Admission__ranges,
};

static const ProtobufCFieldDescriptor AdminV1_ShedCount__fields[] = {
  { .name = "priority", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AdminV1_ShedCount, priority), .reserved_flags = 1 },
  { .name = "calls", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(AdminV1_ShedCount, calls) },
};
static const ProtobufCIntRange AdminV1_ShedCount__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor AdminV1_ShedCount__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.admin.v1.ShedCount", .short_name = "ShedCount", .c_name = "AdminV1_ShedCount",
  .package_name = "onsale.admin.v1", .sizeof_message = sizeof(AdminV1_ShedCount),
  .n_fields = 2, .fields = AdminV1_ShedCount__fields,
  .n_field_ranges = 1, .field_ranges = AdminV1_ShedCount__ranges,
};

static const ProtobufCFieldDescriptor AdminV1_MethodStatistics__fields[] = {
  { .name = "path", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AdminV1_MethodStatistics, path), .reserved_flags = 1 },
  { .name = "open", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(AdminV1_MethodStatistics, open) },
  { .name = "statuses", .id = 3, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(AdminV1_MethodStatistics, statuses), .quantifier_offset = offsetof(AdminV1_MethodStatistics, n_statuses), .descriptor = &AdminV1_StatusCount__descriptor },
  { .name = "median_us", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(AdminV1_MethodStatistics, median_us) },
  { .name = "p99_us", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(AdminV1_MethodStatistics, p99_us) },
  { .name = "longest_us", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(AdminV1_MethodStatistics, longest_us) },
};
static const ProtobufCIntRange AdminV1_MethodStatistics__ranges[] = { { 1, 0 }, { 0, 6 } };
const ProtobufCMessageDescriptor AdminV1_MethodStatistics__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.admin.v1.MethodStatistics", .short_name = "MethodStatistics", .c_name = "AdminV1_MethodStatistics",
  .package_name = "onsale.admin.v1", .sizeof_message = sizeof(AdminV1_MethodStatistics),
  .n_fields = 6, .fields = AdminV1_MethodStatistics__fields,
  .n_field_ranges = 1, .field_ranges = AdminV1_MethodStatistics__ranges,
};

static const ProtobufCFieldDescriptor AdminV1_StatusCount__fields[] = {
  { .name = "status", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AdminV1_StatusCount, status), .reserved_flags = 1 },
  { .name = "calls", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(AdminV1_StatusCount, calls) },
};
static const ProtobufCIntRange AdminV1_StatusCount__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor AdminV1_StatusCount__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.admin.v1.StatusCount", .short_name = "StatusCount", .c_name = "AdminV1_StatusCount",
  .package_name = "onsale.admin.v1", .sizeof_message = sizeof(AdminV1_StatusCount),
  .n_fields = 2, .fields = AdminV1_StatusCount__fields,
  .n_field_ranges = 1, .field_ranges = AdminV1_StatusCount__ranges,
};

static const ProtobufCFieldDescriptor AdminV1_Subchannel__fields[] = {
  { .name = "service", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AdminV1_Subchannel, service), .reserved_flags = 1 },
  { .name = "instance_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AdminV1_Subchannel, instance_id), .reserved_flags = 1 },
  { .name = "address", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AdminV1_Subchannel, address), .reserved_flags = 1 },
  { .name = "state", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AdminV1_Subchannel, state), .reserved_flags = 1 },
  { .name = "open_calls", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(AdminV1_Subchannel, open_calls) },
  { .name = "calls", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(AdminV1_Subchannel, calls) },
  { .name = "failed", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(AdminV1_Subchannel, failed) },
  { .name = "last_error", .id = 8, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(AdminV1_Subchannel, last_error), .reserved_flags = 1 },
};
static const ProtobufCIntRange AdminV1_Subchannel__ranges[] = { { 1, 0 }, { 0, 8 } };
const ProtobufCMessageDescriptor AdminV1_Subchannel__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.admin.v1.Subchannel", .short_name = "Subchannel", .c_name = "AdminV1_Subchannel",
  .package_name = "onsale.admin.v1", .sizeof_message = sizeof(AdminV1_Subchannel),
  .n_fields = 8, .fields = AdminV1_Subchannel__fields,
  .n_field_ranges = 1, .field_ranges = AdminV1_Subchannel__ranges,
};
