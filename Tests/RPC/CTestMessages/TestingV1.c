/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CTestMessages.h"

static const ProtobufCFieldDescriptor TestingV1__Timestamp__fields[] = {
  { .name = "seconds", .id = 1, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT64, .offset = offsetof(TestingV1__Timestamp, seconds) },
  { .name = "nanos", .id = 2, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT32, .offset = offsetof(TestingV1__Timestamp, nanos) },
};
static const ProtobufCIntRange TestingV1__Timestamp__ranges[] = { { 1, 0 }, { 0, 2 } };
static const ProtobufCMessageDescriptor TestingV1__Timestamp__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "google.protobuf.Timestamp", .short_name = "Timestamp", .c_name = "TestingV1__Timestamp",
  .package_name = "google.protobuf", .sizeof_message = sizeof(TestingV1__Timestamp),
  .n_fields = 2, .fields = TestingV1__Timestamp__fields,
  .n_field_ranges = 1, .field_ranges = TestingV1__Timestamp__ranges,
};

static const ProtobufCFieldDescriptor TestingV1_Everything_LabelsEntry__fields[] = {
  { .name = "key", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything_LabelsEntry, key), .reserved_flags = 1 },
  { .name = "value", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything_LabelsEntry, value), .reserved_flags = 1 },
};
static const ProtobufCIntRange TestingV1_Everything_LabelsEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TestingV1_Everything_LabelsEntry__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.testing.v1.Everything.LabelsEntry", .short_name = "LabelsEntry", .c_name = "TestingV1_Everything_LabelsEntry",
  .package_name = "onsale.testing.v1", .sizeof_message = sizeof(TestingV1_Everything_LabelsEntry),
  .n_fields = 2, .fields = TestingV1_Everything_LabelsEntry__fields,
  .n_field_ranges = 1, .field_ranges = TestingV1_Everything_LabelsEntry__ranges,
};

static const ProtobufCFieldDescriptor TestingV1_Everything_LeavesByNumberEntry__fields[] = {
  { .name = "key", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT32,
    .offset = offsetof(TestingV1_Everything_LeavesByNumberEntry, key) },
  { .name = "value", .id = 2, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Everything_LeavesByNumberEntry, value), .descriptor = &TestingV1_Everything_Leaf__descriptor },
};
static const ProtobufCIntRange TestingV1_Everything_LeavesByNumberEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TestingV1_Everything_LeavesByNumberEntry__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.testing.v1.Everything.LeavesByNumberEntry", .short_name = "LeavesByNumberEntry", .c_name = "TestingV1_Everything_LeavesByNumberEntry",
  .package_name = "onsale.testing.v1", .sizeof_message = sizeof(TestingV1_Everything_LeavesByNumberEntry),
  .n_fields = 2, .fields = TestingV1_Everything_LeavesByNumberEntry__fields,
  .n_field_ranges = 1, .field_ranges = TestingV1_Everything_LeavesByNumberEntry__ranges,
};

static const ProtobufCFieldDescriptor TestingV1_Everything_CountsEntry__fields[] = {
  { .name = "key", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything_CountsEntry, key), .reserved_flags = 1 },
  { .name = "value", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TestingV1_Everything_CountsEntry, value) },
};
static const ProtobufCIntRange TestingV1_Everything_CountsEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TestingV1_Everything_CountsEntry__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.testing.v1.Everything.CountsEntry", .short_name = "CountsEntry", .c_name = "TestingV1_Everything_CountsEntry",
  .package_name = "onsale.testing.v1", .sizeof_message = sizeof(TestingV1_Everything_CountsEntry),
  .n_fields = 2, .fields = TestingV1_Everything_CountsEntry__fields,
  .n_field_ranges = 1, .field_ranges = TestingV1_Everything_CountsEntry__ranges,
};

static const ProtobufCFieldDescriptor TestingV1_Everything_Leaf__fields[] = {
  { .name = "name", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything_Leaf, name), .reserved_flags = 1 },
  { .name = "size", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TestingV1_Everything_Leaf, size) },
};
static const ProtobufCIntRange TestingV1_Everything_Leaf__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TestingV1_Everything_Leaf__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.testing.v1.Everything.Leaf", .short_name = "Leaf", .c_name = "TestingV1_Everything_Leaf",
  .package_name = "onsale.testing.v1", .sizeof_message = sizeof(TestingV1_Everything_Leaf),
  .n_fields = 2, .fields = TestingV1_Everything_Leaf__fields,
  .n_field_ranges = 1, .field_ranges = TestingV1_Everything_Leaf__ranges,
};

static const ProtobufCFieldDescriptor TestingV1_Everything__fields[] = {
  { .name = "int32_value", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT32,
    .offset = offsetof(TestingV1_Everything, int32_value) },
  { .name = "int64_value", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TestingV1_Everything, int64_value) },
  { .name = "uint32_value", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TestingV1_Everything, uint32_value) },
  { .name = "uint64_value", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT64,
    .offset = offsetof(TestingV1_Everything, uint64_value) },
  { .name = "sint32_value", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_SINT32,
    .offset = offsetof(TestingV1_Everything, sint32_value) },
  { .name = "sint64_value", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_SINT64,
    .offset = offsetof(TestingV1_Everything, sint64_value) },
  { .name = "fixed32_value", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_FIXED32,
    .offset = offsetof(TestingV1_Everything, fixed32_value) },
  { .name = "fixed64_value", .id = 8, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_FIXED64,
    .offset = offsetof(TestingV1_Everything, fixed64_value) },
  { .name = "sfixed32_value", .id = 9, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_SFIXED32,
    .offset = offsetof(TestingV1_Everything, sfixed32_value) },
  { .name = "sfixed64_value", .id = 10, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_SFIXED64,
    .offset = offsetof(TestingV1_Everything, sfixed64_value) },
  { .name = "float_value", .id = 11, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_FLOAT,
    .offset = offsetof(TestingV1_Everything, float_value) },
  { .name = "double_value", .id = 12, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_DOUBLE,
    .offset = offsetof(TestingV1_Everything, double_value) },
  { .name = "bool_value", .id = 13, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(TestingV1_Everything, bool_value) },
  { .name = "text", .id = 14, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything, text), .reserved_flags = 1 },
  { .name = "data", .id = 15, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything, data) },
  { .name = "color", .id = 16, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(TestingV1_Everything, color) },
  { .name = "leaf", .id = 17, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Everything, leaf), .descriptor = &TestingV1_Everything_Leaf__descriptor },
  { .name = "at", .id = 18, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Everything, at), .descriptor = &TestingV1__Timestamp__descriptor },
  { .name = "maybe_int32", .id = 20, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_INT32,
    .offset = offsetof(TestingV1_Everything, maybe_int32), .quantifier_offset = offsetof(TestingV1_Everything, has_maybe_int32) },
  { .name = "maybe_int64", .id = 21, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TestingV1_Everything, maybe_int64), .quantifier_offset = offsetof(TestingV1_Everything, has_maybe_int64) },
  { .name = "maybe_bool", .id = 22, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(TestingV1_Everything, maybe_bool), .quantifier_offset = offsetof(TestingV1_Everything, has_maybe_bool) },
  { .name = "maybe_text", .id = 23, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything, maybe_text), .quantifier_offset = offsetof(TestingV1_Everything, has_maybe_text), .reserved_flags = 1 },
  { .name = "maybe_data", .id = 24, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything, maybe_data), .quantifier_offset = offsetof(TestingV1_Everything, has_maybe_data) },
  { .name = "maybe_color", .id = 25, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(TestingV1_Everything, maybe_color), .quantifier_offset = offsetof(TestingV1_Everything, has_maybe_color) },
  { .name = "maybe_double", .id = 26, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_DOUBLE,
    .offset = offsetof(TestingV1_Everything, maybe_double), .quantifier_offset = offsetof(TestingV1_Everything, has_maybe_double) },
  { .name = "numbers", .id = 30, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_INT32,
    .offset = offsetof(TestingV1_Everything, numbers), .quantifier_offset = offsetof(TestingV1_Everything, n_numbers), .flags = PROTOBUF_C_FIELD_FLAG_PACKED },
  { .name = "loose_numbers", .id = 31, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TestingV1_Everything, loose_numbers), .quantifier_offset = offsetof(TestingV1_Everything, n_loose_numbers) },
  { .name = "zigzags", .id = 32, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_SINT64,
    .offset = offsetof(TestingV1_Everything, zigzags), .quantifier_offset = offsetof(TestingV1_Everything, n_zigzags), .flags = PROTOBUF_C_FIELD_FLAG_PACKED },
  { .name = "fixed", .id = 33, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_FIXED32,
    .offset = offsetof(TestingV1_Everything, fixed), .quantifier_offset = offsetof(TestingV1_Everything, n_fixed), .flags = PROTOBUF_C_FIELD_FLAG_PACKED },
  { .name = "doubles", .id = 34, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_DOUBLE,
    .offset = offsetof(TestingV1_Everything, doubles), .quantifier_offset = offsetof(TestingV1_Everything, n_doubles), .flags = PROTOBUF_C_FIELD_FLAG_PACKED },
  { .name = "flags", .id = 35, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(TestingV1_Everything, flags), .quantifier_offset = offsetof(TestingV1_Everything, n_flags), .flags = PROTOBUF_C_FIELD_FLAG_PACKED },
  { .name = "texts", .id = 36, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything, texts), .quantifier_offset = offsetof(TestingV1_Everything, n_texts), .reserved_flags = 1 },
  { .name = "blobs", .id = 37, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything, blobs), .quantifier_offset = offsetof(TestingV1_Everything, n_blobs) },
  { .name = "colors", .id = 38, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(TestingV1_Everything, colors), .quantifier_offset = offsetof(TestingV1_Everything, n_colors), .flags = PROTOBUF_C_FIELD_FLAG_PACKED },
  { .name = "leaves", .id = 39, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Everything, leaves), .quantifier_offset = offsetof(TestingV1_Everything, n_leaves), .descriptor = &TestingV1_Everything_Leaf__descriptor },
  { .name = "times", .id = 40, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Everything, times), .quantifier_offset = offsetof(TestingV1_Everything, n_times), .descriptor = &TestingV1__Timestamp__descriptor },
  { .name = "labels", .id = 50, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Everything, labels), .quantifier_offset = offsetof(TestingV1_Everything, n_labels), .descriptor = &TestingV1_Everything_LabelsEntry__descriptor },
  { .name = "leaves_by_number", .id = 51, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Everything, leaves_by_number), .quantifier_offset = offsetof(TestingV1_Everything, n_leaves_by_number), .descriptor = &TestingV1_Everything_LeavesByNumberEntry__descriptor },
  { .name = "counts", .id = 52, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Everything, counts), .quantifier_offset = offsetof(TestingV1_Everything, n_counts), .descriptor = &TestingV1_Everything_CountsEntry__descriptor },
  { .name = "choice_text", .id = 60, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything, choice.choice_text), .quantifier_offset = offsetof(TestingV1_Everything, choice_case), .reserved_flags = 1, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "choice_number", .id = 61, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TestingV1_Everything, choice.choice_number), .quantifier_offset = offsetof(TestingV1_Everything, choice_case), .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "choice_leaf", .id = 62, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Everything, choice.choice_leaf), .quantifier_offset = offsetof(TestingV1_Everything, choice_case), .descriptor = &TestingV1_Everything_Leaf__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "choice_color", .id = 63, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(TestingV1_Everything, choice.choice_color), .quantifier_offset = offsetof(TestingV1_Everything, choice_case), .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "choice_data", .id = 64, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything, choice.choice_data), .quantifier_offset = offsetof(TestingV1_Everything, choice_case), .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "choice_time", .id = 65, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Everything, choice.choice_time), .quantifier_offset = offsetof(TestingV1_Everything, choice_case), .descriptor = &TestingV1__Timestamp__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "namespace", .id = 1000, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Everything, namespace), .reserved_flags = 1 },
  { .name = "default", .id = 1001, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(TestingV1_Everything, default_) },
  { .name = "node", .id = 1002, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Everything, node), .descriptor = &TestingV1_Node__descriptor },
};
static const ProtobufCIntRange TestingV1_Everything__ranges[] = { { 1, 0 }, { 20, 18 }, { 30, 25 }, { 50, 36 }, { 60, 39 }, { 1000, 45 }, { 0, 48 } };
const ProtobufCMessageDescriptor TestingV1_Everything__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.testing.v1.Everything", .short_name = "Everything", .c_name = "TestingV1_Everything",
  .package_name = "onsale.testing.v1", .sizeof_message = sizeof(TestingV1_Everything),
  .n_fields = 48, .fields = TestingV1_Everything__fields,
  .n_field_ranges = 6, .field_ranges = TestingV1_Everything__ranges,
};

static const ProtobufCFieldDescriptor TestingV1_Node__fields[] = {
  { .name = "leaf", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Node, leaf), .descriptor = &TestingV1_Everything_Leaf__descriptor },
  { .name = "more", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Node, more), .quantifier_offset = offsetof(TestingV1_Node, n_more), .descriptor = &TestingV1_Everything_Leaf__descriptor },
  { .name = "note", .id = 536870911, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Node, note), .reserved_flags = 1 },
};
static const ProtobufCIntRange TestingV1_Node__ranges[] = { { 1, 0 }, { 536870911, 2 }, { 0, 3 } };
const ProtobufCMessageDescriptor TestingV1_Node__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.testing.v1.Node", .short_name = "Node", .c_name = "TestingV1_Node",
  .package_name = "onsale.testing.v1", .sizeof_message = sizeof(TestingV1_Node),
  .n_fields = 3, .fields = TestingV1_Node__fields,
  .n_field_ranges = 2, .field_ranges = TestingV1_Node__ranges,
};

static const ProtobufCFieldDescriptor TestingV1_Old__fields[] = {
  { .name = "int32_value", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT32,
    .offset = offsetof(TestingV1_Old, int32_value) },
  { .name = "text", .id = 14, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TestingV1_Old, text), .reserved_flags = 1 },
  { .name = "leaf", .id = 17, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TestingV1_Old, leaf), .descriptor = &TestingV1_Everything_Leaf__descriptor },
};
static const ProtobufCIntRange TestingV1_Old__ranges[] = { { 1, 0 }, { 14, 1 }, { 17, 2 }, { 0, 3 } };
const ProtobufCMessageDescriptor TestingV1_Old__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.testing.v1.Old", .short_name = "Old", .c_name = "TestingV1_Old",
  .package_name = "onsale.testing.v1", .sizeof_message = sizeof(TestingV1_Old),
  .n_fields = 3, .fields = TestingV1_Old__fields,
  .n_field_ranges = 3, .field_ranges = TestingV1_Old__ranges,
};

const ProtobufCMessageDescriptor TestingV1_Empty__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.testing.v1.Empty", .short_name = "Empty", .c_name = "TestingV1_Empty",
  .package_name = "onsale.testing.v1", .sizeof_message = sizeof(TestingV1_Empty),
};
