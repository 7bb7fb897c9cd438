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
typedef struct TestingV1__Timestamp {
  ProtobufCMessage base;
  int64_t seconds;
  int32_t nanos;
} TestingV1__Timestamp;
typedef struct TestingV1_Everything_LabelsEntry TestingV1_Everything_LabelsEntry;
typedef struct TestingV1_Everything_LeavesByNumberEntry TestingV1_Everything_LeavesByNumberEntry;
typedef struct TestingV1_Everything_CountsEntry TestingV1_Everything_CountsEntry;
typedef struct TestingV1_Everything_Leaf TestingV1_Everything_Leaf;
typedef struct TestingV1_Everything TestingV1_Everything;
typedef struct TestingV1_Node TestingV1_Node;
typedef struct TestingV1_Old TestingV1_Old;
typedef struct TestingV1_Empty TestingV1_Empty;

/* onsale.testing.v1.Everything.LabelsEntry */
struct TestingV1_Everything_LabelsEntry {
  ProtobufCMessage base;
  ProtobufCBinaryData key;
  ProtobufCBinaryData value;
};
extern const ProtobufCMessageDescriptor TestingV1_Everything_LabelsEntry__descriptor;
static inline const void *TestingV1_Everything_LabelsEntry__table(void) { return &TestingV1_Everything_LabelsEntry__descriptor; }

/* onsale.testing.v1.Everything.LeavesByNumberEntry */
struct TestingV1_Everything_LeavesByNumberEntry {
  ProtobufCMessage base;
  int32_t key;
  struct TestingV1_Everything_Leaf * value;
};
extern const ProtobufCMessageDescriptor TestingV1_Everything_LeavesByNumberEntry__descriptor;
static inline const void *TestingV1_Everything_LeavesByNumberEntry__table(void) { return &TestingV1_Everything_LeavesByNumberEntry__descriptor; }

/* onsale.testing.v1.Everything.CountsEntry */
struct TestingV1_Everything_CountsEntry {
  ProtobufCMessage base;
  ProtobufCBinaryData key;
  int64_t value;
};
extern const ProtobufCMessageDescriptor TestingV1_Everything_CountsEntry__descriptor;
static inline const void *TestingV1_Everything_CountsEntry__table(void) { return &TestingV1_Everything_CountsEntry__descriptor; }

/* onsale.testing.v1.Everything.Leaf */
struct TestingV1_Everything_Leaf {
  ProtobufCMessage base;
  ProtobufCBinaryData name;
  uint32_t size;
};
extern const ProtobufCMessageDescriptor TestingV1_Everything_Leaf__descriptor;
static inline const void *TestingV1_Everything_Leaf__table(void) { return &TestingV1_Everything_Leaf__descriptor; }

/* onsale.testing.v1.Everything */
struct TestingV1_Everything {
  ProtobufCMessage base;
  int32_t int32_value;
  int64_t int64_value;
  uint32_t uint32_value;
  uint64_t uint64_value;
  int32_t sint32_value;
  int64_t sint64_value;
  uint32_t fixed32_value;
  uint64_t fixed64_value;
  int32_t sfixed32_value;
  int64_t sfixed64_value;
  float float_value;
  double double_value;
  protobuf_c_boolean bool_value;
  ProtobufCBinaryData text;
  ProtobufCBinaryData data;
  int32_t color;
  struct TestingV1_Everything_Leaf * leaf;
  struct TestingV1__Timestamp * at;
  protobuf_c_boolean has_maybe_int32;
  int32_t maybe_int32;
  protobuf_c_boolean has_maybe_int64;
  int64_t maybe_int64;
  protobuf_c_boolean has_maybe_bool;
  protobuf_c_boolean maybe_bool;
  protobuf_c_boolean has_maybe_text;
  ProtobufCBinaryData maybe_text;
  protobuf_c_boolean has_maybe_data;
  ProtobufCBinaryData maybe_data;
  protobuf_c_boolean has_maybe_color;
  int32_t maybe_color;
  protobuf_c_boolean has_maybe_double;
  double maybe_double;
  size_t n_numbers;
  int32_t *numbers;
  size_t n_loose_numbers;
  int64_t *loose_numbers;
  size_t n_zigzags;
  int64_t *zigzags;
  size_t n_fixed;
  uint32_t *fixed;
  size_t n_doubles;
  double *doubles;
  size_t n_flags;
  protobuf_c_boolean *flags;
  size_t n_texts;
  ProtobufCBinaryData *texts;
  size_t n_blobs;
  ProtobufCBinaryData *blobs;
  size_t n_colors;
  int32_t *colors;
  size_t n_leaves;
  struct TestingV1_Everything_Leaf * *leaves;
  size_t n_times;
  struct TestingV1__Timestamp * *times;
  size_t n_labels;
  struct TestingV1_Everything_LabelsEntry * *labels;
  size_t n_leaves_by_number;
  struct TestingV1_Everything_LeavesByNumberEntry * *leaves_by_number;
  size_t n_counts;
  struct TestingV1_Everything_CountsEntry * *counts;
  ProtobufCBinaryData namespace;
  protobuf_c_boolean default_;
  struct TestingV1_Node * node;
  uint32_t choice_case;
  union {
    ProtobufCBinaryData choice_text;
    int64_t choice_number;
    struct TestingV1_Everything_Leaf * choice_leaf;
    int32_t choice_color;
    ProtobufCBinaryData choice_data;
    struct TestingV1__Timestamp * choice_time;
  } choice;
};
extern const ProtobufCMessageDescriptor TestingV1_Everything__descriptor;
static inline const void *TestingV1_Everything__table(void) { return &TestingV1_Everything__descriptor; }

/* onsale.testing.v1.Node */
struct TestingV1_Node {
  ProtobufCMessage base;
  struct TestingV1_Everything_Leaf * leaf;
  size_t n_more;
  struct TestingV1_Everything_Leaf * *more;
  ProtobufCBinaryData note;
};
extern const ProtobufCMessageDescriptor TestingV1_Node__descriptor;
static inline const void *TestingV1_Node__table(void) { return &TestingV1_Node__descriptor; }

/* onsale.testing.v1.Old */
struct TestingV1_Old {
  ProtobufCMessage base;
  int32_t int32_value;
  ProtobufCBinaryData text;
  struct TestingV1_Everything_Leaf * leaf;
};
extern const ProtobufCMessageDescriptor TestingV1_Old__descriptor;
static inline const void *TestingV1_Old__table(void) { return &TestingV1_Old__descriptor; }

/* onsale.testing.v1.Empty */
struct TestingV1_Empty {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor TestingV1_Empty__descriptor;
static inline const void *TestingV1_Empty__table(void) { return &TestingV1_Empty__descriptor; }
