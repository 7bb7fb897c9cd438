/* Made by scripts/generate from the files in proto/. Do not edit. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#if __has_feature(modules)
#pragma clang module import CProtobufC
#else
#include <protobuf-c/protobuf-c.h>
#endif
typedef struct AdminV1_GetStatisticsRequest AdminV1_GetStatisticsRequest;
typedef struct AdminV1_Statistics AdminV1_Statistics;
typedef struct AdminV1_Admission AdminV1_Admission;
typedef struct AdminV1_ShedCount AdminV1_ShedCount;
typedef struct AdminV1_MethodStatistics AdminV1_MethodStatistics;
typedef struct AdminV1_StatusCount AdminV1_StatusCount;
typedef struct AdminV1_Subchannel AdminV1_Subchannel;

/* onsale.admin.v1.GetStatisticsRequest */
struct AdminV1_GetStatisticsRequest {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor AdminV1_GetStatisticsRequest__descriptor;
static inline const void *AdminV1_GetStatisticsRequest__table(void) { return &AdminV1_GetStatisticsRequest__descriptor; }

/* onsale.admin.v1.Statistics */
struct AdminV1_Statistics {
  ProtobufCMessage base;
  ProtobufCBinaryData role;
  int64_t since_ms;
  uint32_t open_connections;
  uint32_t open_calls;
  size_t n_methods;
  struct AdminV1_MethodStatistics * *methods;
  size_t n_subchannels;
  struct AdminV1_Subchannel * *subchannels;
  struct AdminV1_Admission * admission;
};
extern const ProtobufCMessageDescriptor AdminV1_Statistics__descriptor;
static inline const void *AdminV1_Statistics__table(void) { return &AdminV1_Statistics__descriptor; }

/* onsale.admin.v1.Admission */
struct AdminV1_Admission {
  ProtobufCMessage base;
  uint32_t limit;
  uint32_t running;
  uint32_t waiting;
  protobuf_c_boolean is_busy;
  size_t n_shed;
  struct AdminV1_ShedCount * *shed;
};
extern const ProtobufCMessageDescriptor AdminV1_Admission__descriptor;
static inline const void *AdminV1_Admission__table(void) { return &AdminV1_Admission__descriptor; }

/* onsale.admin.v1.ShedCount */
struct AdminV1_ShedCount {
  ProtobufCMessage base;
  ProtobufCBinaryData priority;
  int64_t calls;
};
extern const ProtobufCMessageDescriptor AdminV1_ShedCount__descriptor;
static inline const void *AdminV1_ShedCount__table(void) { return &AdminV1_ShedCount__descriptor; }

/* onsale.admin.v1.MethodStatistics */
struct AdminV1_MethodStatistics {
  ProtobufCMessage base;
  ProtobufCBinaryData path;
  uint32_t open;
  size_t n_statuses;
  struct AdminV1_StatusCount * *statuses;
  int64_t median_us;
  int64_t p99_us;
  int64_t longest_us;
};
extern const ProtobufCMessageDescriptor AdminV1_MethodStatistics__descriptor;
static inline const void *AdminV1_MethodStatistics__table(void) { return &AdminV1_MethodStatistics__descriptor; }

/* onsale.admin.v1.StatusCount */
struct AdminV1_StatusCount {
  ProtobufCMessage base;
  ProtobufCBinaryData status;
  int64_t calls;
};
extern const ProtobufCMessageDescriptor AdminV1_StatusCount__descriptor;
static inline const void *AdminV1_StatusCount__table(void) { return &AdminV1_StatusCount__descriptor; }

/* onsale.admin.v1.Subchannel */
struct AdminV1_Subchannel {
  ProtobufCMessage base;
  ProtobufCBinaryData service;
  ProtobufCBinaryData instance_id;
  ProtobufCBinaryData address;
  ProtobufCBinaryData state;
  uint32_t open_calls;
  int64_t calls;
  int64_t failed;
  ProtobufCBinaryData last_error;
};
extern const ProtobufCMessageDescriptor AdminV1_Subchannel__descriptor;
static inline const void *AdminV1_Subchannel__table(void) { return &AdminV1_Subchannel__descriptor; }
