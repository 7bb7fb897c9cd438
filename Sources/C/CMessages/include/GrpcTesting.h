/* Made by scripts/generate from the files in proto/. Do not edit. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#if __has_feature(modules)
#pragma clang module import CProtobufC
#else
#include <protobuf-c/protobuf-c.h>
#endif
typedef struct GrpcTesting_Empty GrpcTesting_Empty;
typedef struct GrpcTesting_BoolValue GrpcTesting_BoolValue;
typedef struct GrpcTesting_Payload GrpcTesting_Payload;
typedef struct GrpcTesting_EchoStatus GrpcTesting_EchoStatus;
typedef struct GrpcTesting_SimpleRequest GrpcTesting_SimpleRequest;
typedef struct GrpcTesting_SimpleResponse GrpcTesting_SimpleResponse;
typedef struct GrpcTesting_StreamingInputCallRequest GrpcTesting_StreamingInputCallRequest;
typedef struct GrpcTesting_StreamingInputCallResponse GrpcTesting_StreamingInputCallResponse;
typedef struct GrpcTesting_ResponseParameters GrpcTesting_ResponseParameters;
typedef struct GrpcTesting_StreamingOutputCallRequest GrpcTesting_StreamingOutputCallRequest;
typedef struct GrpcTesting_StreamingOutputCallResponse GrpcTesting_StreamingOutputCallResponse;

/* grpc.testing.Empty */
struct GrpcTesting_Empty {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor GrpcTesting_Empty__descriptor;
static inline const void *GrpcTesting_Empty__table(void) { return &GrpcTesting_Empty__descriptor; }

/* grpc.testing.BoolValue */
struct GrpcTesting_BoolValue {
  ProtobufCMessage base;
  protobuf_c_boolean value;
};
extern const ProtobufCMessageDescriptor GrpcTesting_BoolValue__descriptor;
static inline const void *GrpcTesting_BoolValue__table(void) { return &GrpcTesting_BoolValue__descriptor; }

/* grpc.testing.Payload */
struct GrpcTesting_Payload {
  ProtobufCMessage base;
  int32_t type;
  ProtobufCBinaryData body;
};
extern const ProtobufCMessageDescriptor GrpcTesting_Payload__descriptor;
static inline const void *GrpcTesting_Payload__table(void) { return &GrpcTesting_Payload__descriptor; }

/* grpc.testing.EchoStatus */
struct GrpcTesting_EchoStatus {
  ProtobufCMessage base;
  int32_t code;
  ProtobufCBinaryData message;
};
extern const ProtobufCMessageDescriptor GrpcTesting_EchoStatus__descriptor;
static inline const void *GrpcTesting_EchoStatus__table(void) { return &GrpcTesting_EchoStatus__descriptor; }

/* grpc.testing.SimpleRequest */
struct GrpcTesting_SimpleRequest {
  ProtobufCMessage base;
  int32_t response_type;
  int32_t response_size;
  struct GrpcTesting_Payload * payload;
  protobuf_c_boolean fill_username;
  protobuf_c_boolean fill_oauth_scope;
  struct GrpcTesting_BoolValue * response_compressed;
  struct GrpcTesting_EchoStatus * response_status;
  struct GrpcTesting_BoolValue * expect_compressed;
  protobuf_c_boolean fill_server_id;
};
extern const ProtobufCMessageDescriptor GrpcTesting_SimpleRequest__descriptor;
static inline const void *GrpcTesting_SimpleRequest__table(void) { return &GrpcTesting_SimpleRequest__descriptor; }

/* grpc.testing.SimpleResponse */
struct GrpcTesting_SimpleResponse {
  ProtobufCMessage base;
  struct GrpcTesting_Payload * payload;
  ProtobufCBinaryData username;
  ProtobufCBinaryData oauth_scope;
  ProtobufCBinaryData server_id;
};
extern const ProtobufCMessageDescriptor GrpcTesting_SimpleResponse__descriptor;
static inline const void *GrpcTesting_SimpleResponse__table(void) { return &GrpcTesting_SimpleResponse__descriptor; }

/* grpc.testing.StreamingInputCallRequest */
struct GrpcTesting_StreamingInputCallRequest {
  ProtobufCMessage base;
  struct GrpcTesting_Payload * payload;
  struct GrpcTesting_BoolValue * expect_compressed;
};
extern const ProtobufCMessageDescriptor GrpcTesting_StreamingInputCallRequest__descriptor;
static inline const void *GrpcTesting_StreamingInputCallRequest__table(void) { return &GrpcTesting_StreamingInputCallRequest__descriptor; }

/* grpc.testing.StreamingInputCallResponse */
struct GrpcTesting_StreamingInputCallResponse {
  ProtobufCMessage base;
  int32_t aggregated_payload_size;
};
extern const ProtobufCMessageDescriptor GrpcTesting_StreamingInputCallResponse__descriptor;
static inline const void *GrpcTesting_StreamingInputCallResponse__table(void) { return &GrpcTesting_StreamingInputCallResponse__descriptor; }

/* grpc.testing.ResponseParameters */
struct GrpcTesting_ResponseParameters {
  ProtobufCMessage base;
  int32_t size;
  int32_t interval_us;
  struct GrpcTesting_BoolValue * compressed;
};
extern const ProtobufCMessageDescriptor GrpcTesting_ResponseParameters__descriptor;
static inline const void *GrpcTesting_ResponseParameters__table(void) { return &GrpcTesting_ResponseParameters__descriptor; }

/* grpc.testing.StreamingOutputCallRequest */
struct GrpcTesting_StreamingOutputCallRequest {
  ProtobufCMessage base;
  int32_t response_type;
  size_t n_response_parameters;
  struct GrpcTesting_ResponseParameters * *response_parameters;
  struct GrpcTesting_Payload * payload;
  struct GrpcTesting_EchoStatus * response_status;
};
extern const ProtobufCMessageDescriptor GrpcTesting_StreamingOutputCallRequest__descriptor;
static inline const void *GrpcTesting_StreamingOutputCallRequest__table(void) { return &GrpcTesting_StreamingOutputCallRequest__descriptor; }

/* grpc.testing.StreamingOutputCallResponse */
struct GrpcTesting_StreamingOutputCallResponse {
  ProtobufCMessage base;
  struct GrpcTesting_Payload * payload;
};
extern const ProtobufCMessageDescriptor GrpcTesting_StreamingOutputCallResponse__descriptor;
static inline const void *GrpcTesting_StreamingOutputCallResponse__table(void) { return &GrpcTesting_StreamingOutputCallResponse__descriptor; }
