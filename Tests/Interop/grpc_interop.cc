// gRPC's interop tests with C++ gRPC: a server and a client of grpc.testing.TestService.
// Usage: grpc_interop server PORTFILE [CERT.pem KEY.pem]   (ends with its standard input)
//        grpc_interop client TARGET CASE [ROOT.pem]        (ends with 0 when the case passed)
// Built and run by scripts/interop-cpp; the cases are those of doc/interop-test-descriptions.md.
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "grpc/testing/test.grpc.pb.h"

using namespace grpc::testing;
using grpc::Status;
using grpc::StatusCode;

namespace {

const int kRequests[] = {27182, 8, 1828, 45904};
const int kAnswers[] = {31415, 9, 2653, 58979};
const char kInitial[] = "x-grpc-test-echo-initial";
const char kTrailing[] = "x-grpc-test-echo-trailing-bin";

std::string read(const char* path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void fill(Payload* payload, int size) { payload->set_body(std::string(size, '\0')); }

class Service final : public TestService::Service {
  static void echo(grpc::ServerContext* context) {
    auto initial = context->client_metadata().find(kInitial);
    if (initial != context->client_metadata().end())
      context->AddInitialMetadata(kInitial, std::string(initial->second.data(), initial->second.size()));
    auto trailing = context->client_metadata().find(kTrailing);
    if (trailing != context->client_metadata().end())
      context->AddTrailingMetadata(kTrailing, std::string(trailing->second.data(), trailing->second.size()));
  }

  static Status status(const EchoStatus& wanted) {
    return wanted.code() == 0 ? Status::OK : Status(static_cast<StatusCode>(wanted.code()), wanted.message());
  }

  template <typename Stream>
  static void answer(const StreamingOutputCallRequest& request, Stream* stream) {
    for (const auto& parameters : request.response_parameters()) {
      std::this_thread::sleep_for(std::chrono::microseconds(parameters.interval_us()));
      StreamingOutputCallResponse response;
      fill(response.mutable_payload(), parameters.size());
      grpc::WriteOptions options;
      if (!parameters.compressed().value()) options.set_no_compression();
      stream->Write(response, options);
    }
  }

  Status EmptyCall(grpc::ServerContext* context, const Empty*, Empty*) override {
    echo(context);
    return Status::OK;
  }

  Status UnaryCall(grpc::ServerContext* context, const SimpleRequest* request, SimpleResponse* response) override {
    echo(context);
    if (request->response_compressed().value()) context->set_compression_algorithm(GRPC_COMPRESS_GZIP);
    fill(response->mutable_payload(), request->response_size());
    return status(request->response_status());
  }

  Status StreamingOutputCall(grpc::ServerContext* context, const StreamingOutputCallRequest* request,
                             grpc::ServerWriter<StreamingOutputCallResponse>* writer) override {
    echo(context);
    for (const auto& parameters : request->response_parameters())
      if (parameters.compressed().value()) context->set_compression_algorithm(GRPC_COMPRESS_GZIP);
    answer(*request, writer);
    return status(request->response_status());
  }

  Status StreamingInputCall(grpc::ServerContext* context, grpc::ServerReader<StreamingInputCallRequest>* reader,
                            StreamingInputCallResponse* response) override {
    echo(context);
    StreamingInputCallRequest request;
    int size = 0;
    while (reader->Read(&request)) size += request.payload().body().size();
    response->set_aggregated_payload_size(size);
    return Status::OK;
  }

  Status FullDuplexCall(grpc::ServerContext* context,
                        grpc::ServerReaderWriter<StreamingOutputCallResponse, StreamingOutputCallRequest>* stream) override {
    echo(context);
    StreamingOutputCallRequest request;
    while (stream->Read(&request)) {
      if (request.response_status().code() != 0) return status(request.response_status());
      answer(request, stream);
    }
    return Status::OK;
  }

  Status HalfDuplexCall(grpc::ServerContext* context,
                        grpc::ServerReaderWriter<StreamingOutputCallResponse, StreamingOutputCallRequest>* stream) override {
    echo(context);
    std::vector<StreamingOutputCallRequest> all(1);
    while (stream->Read(&all.back())) all.emplace_back();
    for (const auto& request : all) answer(request, stream);
    return Status::OK;
  }
};

struct Failure {
  std::string why;
};

template <typename Value>
void expect(const char* what, const Value& got, const Value& wanted) {
  if (got == wanted) return;
  std::stringstream text;
  text << what << ": got " << got << ", wanted " << wanted;
  throw Failure{text.str()};
}

void expectCode(const char* what, const Status& status, StatusCode code) {
  if (status.error_code() == code) return;
  throw Failure{std::string(what) + ": status " + std::to_string(status.error_code()) + " " + status.error_message()};
}

struct Context : grpc::ClientContext {
  explicit Context(int milliseconds = 20000) {
    set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(milliseconds));
  }
};

using Stub = TestService::Stub;

Status large(Stub* stub, Context* context, const std::function<void(SimpleRequest*)>& more = [](SimpleRequest*) {}) {
  SimpleRequest request;
  SimpleResponse response;
  request.set_response_size(314159);
  fill(request.mutable_payload(), 271828);
  more(&request);
  Status status = stub->UnaryCall(context, request, &response);
  if (status.ok()) expect("the payload", response.payload().body() == std::string(314159, '\0'), true);
  return status;
}

StreamingOutputCallRequest turn(int size, int answer, int interval = 0) {
  StreamingOutputCallRequest request;
  auto* parameters = request.add_response_parameters();
  parameters->set_size(answer);
  parameters->set_interval_us(interval);
  fill(request.mutable_payload(), size);
  return request;
}

void clientCompressedUnary(Stub* stub) {
  Context probe;
  expectCode("the probe", large(stub, &probe, [](SimpleRequest* r) { r->mutable_expect_compressed()->set_value(true); }),
             StatusCode::INVALID_ARGUMENT);
  for (bool compressed : {true, false}) {
    Context context;
    context.set_compression_algorithm(compressed ? GRPC_COMPRESS_GZIP : GRPC_COMPRESS_NONE);
    expectCode("the call", large(stub, &context, [&](SimpleRequest* r) { r->mutable_expect_compressed()->set_value(compressed); }),
               StatusCode::OK);
  }
}

void clientCompressedStreaming(Stub* stub) {
  StreamingInputCallResponse response;
  StreamingInputCallRequest request;
  Context probe;
  auto refused = stub->StreamingInputCall(&probe, &response);
  request.mutable_expect_compressed()->set_value(true);
  fill(request.mutable_payload(), 27182);
  refused->Write(request);
  refused->WritesDone();
  expectCode("the probe", refused->Finish(), StatusCode::INVALID_ARGUMENT);
  Context context;
  context.set_compression_algorithm(GRPC_COMPRESS_GZIP);
  auto stream = stub->StreamingInputCall(&context, &response);
  stream->Write(request);
  request.mutable_expect_compressed()->set_value(false);
  fill(request.mutable_payload(), 45904);
  stream->Write(request, grpc::WriteOptions().set_no_compression());
  stream->WritesDone();
  expectCode("the call", stream->Finish(), StatusCode::OK);
  expect("the size", response.aggregated_payload_size(), 73086);
}

void clientStreaming(Stub* stub) {
  Context context;
  StreamingInputCallResponse response;
  auto stream = stub->StreamingInputCall(&context, &response);
  for (int size : kRequests) {
    StreamingInputCallRequest request;
    fill(request.mutable_payload(), size);
    stream->Write(request);
  }
  stream->WritesDone();
  expectCode("the call", stream->Finish(), StatusCode::OK);
  expect("the size", response.aggregated_payload_size(), 74922);
}

void serverStreaming(Stub* stub, bool compressed) {
  Context context;
  StreamingOutputCallRequest request;
  std::vector<int> sizes = compressed ? std::vector<int>{31415, 92653} : std::vector<int>(kAnswers, kAnswers + 4);
  for (size_t i = 0; i < sizes.size(); i++) {
    auto* parameters = request.add_response_parameters();
    parameters->set_size(sizes[i]);
    if (compressed) parameters->mutable_compressed()->set_value(i == 0);
  }
  auto reader = stub->StreamingOutputCall(&context, request);
  StreamingOutputCallResponse response;
  size_t count = 0;
  while (reader->Read(&response)) {
    expect("the answer", static_cast<int>(response.payload().body().size()), sizes.at(count));
    count++;
  }
  expectCode("the call", reader->Finish(), StatusCode::OK);
  expect("the answers", count, sizes.size());
}

void pingPong(Stub* stub) {
  Context context;
  auto stream = stub->FullDuplexCall(&context);
  StreamingOutputCallResponse response;
  for (int i = 0; i < 4; i++) {
    stream->Write(turn(kRequests[i], kAnswers[i]));
    expect("an answer", stream->Read(&response), true);
    expect("the answer", static_cast<int>(response.payload().body().size()), kAnswers[i]);
  }
  stream->WritesDone();
  expect("the end", stream->Read(&response), false);
  expectCode("the call", stream->Finish(), StatusCode::OK);
}

void halfDuplex(Stub* stub) {
  Context context;
  auto stream = stub->HalfDuplexCall(&context);
  StreamingOutputCallResponse response;
  for (int i = 0; i < 4; i++) stream->Write(turn(kRequests[i], kAnswers[i]));
  stream->WritesDone();
  for (int answer : kAnswers) {
    expect("an answer", stream->Read(&response), true);
    expect("the answer", static_cast<int>(response.payload().body().size()), answer);
  }
  expectCode("the call", stream->Finish(), StatusCode::OK);
}

void customMetadata(Stub* stub) {
  auto check = [](const Context& context) {
    auto initial = context.GetServerInitialMetadata().find(kInitial);
    expect("initial metadata", initial != context.GetServerInitialMetadata().end(), true);
    auto trailing = context.GetServerTrailingMetadata().find(kTrailing);
    expect("trailing metadata", trailing != context.GetServerTrailingMetadata().end(), true);
    expect("its value", std::string(trailing->second.data(), trailing->second.size()), std::string("\xab\xab\xab"));
  };
  Context unary;
  unary.AddMetadata(kInitial, "test_initial_metadata_value");
  unary.AddMetadata(kTrailing, "\xab\xab\xab");
  expectCode("the call", large(stub, &unary), StatusCode::OK);
  check(unary);
  Context duplex;
  duplex.AddMetadata(kInitial, "test_initial_metadata_value");
  duplex.AddMetadata(kTrailing, "\xab\xab\xab");
  auto stream = stub->FullDuplexCall(&duplex);
  stream->Write(turn(271828, 314159));
  stream->WritesDone();
  StreamingOutputCallResponse response;
  while (stream->Read(&response)) {
  }
  expectCode("the stream", stream->Finish(), StatusCode::OK);
  check(duplex);
}

void status(Stub* stub, const std::string& message) {
  Context unary;
  auto wanted = [&](EchoStatus* status) {
    status->set_code(2);
    status->set_message(message);
  };
  Status got = large(stub, &unary, [&](SimpleRequest* r) { wanted(r->mutable_response_status()); });
  expectCode("the call", got, StatusCode::UNKNOWN);
  expect("the message", got.error_message(), message);
  Context duplex;
  auto stream = stub->FullDuplexCall(&duplex);
  StreamingOutputCallRequest request;
  wanted(request.mutable_response_status());
  stream->Write(request);
  stream->WritesDone();
  got = stream->Finish();
  expectCode("the stream", got, StatusCode::UNKNOWN);
  expect("its message", got.error_message(), message);
}

void cancelled(Stub* stub, bool afterResponse) {
  Context context;
  StreamingInputCallResponse response;
  if (!afterResponse) {
    auto stream = stub->StreamingInputCall(&context, &response);
    context.TryCancel();
    return expectCode("the call", stream->Finish(), StatusCode::CANCELLED);
  }
  auto stream = stub->FullDuplexCall(&context);
  stream->Write(turn(27182, 31415));
  StreamingOutputCallResponse answer;
  expect("an answer", stream->Read(&answer), true);
  context.TryCancel();
  expectCode("the call", stream->Finish(), StatusCode::CANCELLED);
}

void run(const std::string& name, const std::shared_ptr<grpc::Channel>& channel) {
  auto owner = TestService::NewStub(channel);
  Stub* stub = owner.get();
  Context context;
  Empty empty;
  std::map<std::string, std::function<void()>> cases = {
      {"empty_unary", [&] { expectCode("the call", stub->EmptyCall(&context, empty, &empty), StatusCode::OK); }},
      {"large_unary", [&] { expectCode("the call", large(stub, &context), StatusCode::OK); }},
      {"client_compressed_unary", [&] { clientCompressedUnary(stub); }},
      {"server_compressed_unary",
       [&] {
         for (bool value : {true, false}) {
           Context fresh;
           expectCode("the call", large(stub, &fresh, [&](SimpleRequest* r) { r->mutable_response_compressed()->set_value(value); }),
                      StatusCode::OK);
         }
       }},
      {"client_streaming", [&] { clientStreaming(stub); }},
      {"client_compressed_streaming", [&] { clientCompressedStreaming(stub); }},
      {"server_streaming", [&] { serverStreaming(stub, false); }},
      {"server_compressed_streaming", [&] { serverStreaming(stub, true); }},
      {"ping_pong", [&] { pingPong(stub); }},
      {"empty_stream",
       [&] {
         auto stream = stub->FullDuplexCall(&context);
         stream->WritesDone();
         StreamingOutputCallResponse response;
         expect("the end", stream->Read(&response), false);
         expectCode("the call", stream->Finish(), StatusCode::OK);
       }},
      {"half_duplex", [&] { halfDuplex(stub); }},
      {"custom_metadata", [&] { customMetadata(stub); }},
      {"status_code_and_message", [&] { status(stub, "test status message"); }},
      {"special_status_message",
       [&] { status(stub, "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n"); }},
      {"unimplemented_method",
       [&] { expectCode("the call", stub->UnimplementedCall(&context, empty, &empty), StatusCode::UNIMPLEMENTED); }},
      {"unimplemented_service",
       [&] {
         auto other = UnimplementedService::NewStub(channel);
         expectCode("the call", other->UnimplementedCall(&context, empty, &empty), StatusCode::UNIMPLEMENTED);
       }},
      {"cancel_after_begin", [&] { cancelled(stub, false); }},
      {"cancel_after_first_response", [&] { cancelled(stub, true); }},
      {"timeout_on_sleeping_server",
       [&] {
         Context brief(1);
         auto stream = stub->FullDuplexCall(&brief);
         stream->Write(turn(27182, 31415, 1000000));
         expectCode("the call", stream->Finish(), StatusCode::DEADLINE_EXCEEDED);
       }},
      {"rpc_soak",
       [&] {
         for (int i = 0; i < 100; i++) {
           Context fresh;
           expectCode("a call", large(stub, &fresh), StatusCode::OK);
         }
       }},
  };
  auto found = cases.find(name);
  if (found == cases.end()) throw Failure{"no such case"};
  found->second();
}

int serve(int count, char** words) {
  Service service;
  grpc::ServerBuilder builder;
  auto credentials = grpc::InsecureServerCredentials();
  if (count > 4) {
    grpc::SslServerCredentialsOptions options;
    options.pem_key_cert_pairs.push_back({read(words[4]), read(words[3])});
    credentials = grpc::SslServerCredentials(options);
  }
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", credentials, &port);
  builder.RegisterService(&service);
  auto server = builder.BuildAndStart();
  std::ofstream(words[2]) << port << std::endl;
  char byte;
  while (::read(0, &byte, 1) > 0) {
  }
  server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(1));
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count >= 3 && std::string(words[1]) == "server") return serve(count, words);
  if (count < 4 || std::string(words[1]) != "client") return 2;
  auto credentials = grpc::InsecureChannelCredentials();
  if (count > 4) {
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = read(words[4]);
    credentials = grpc::SslCredentials(options);
  }
  try {
    run(words[3], grpc::CreateChannel(words[2], credentials));
    return 0;
  } catch (const Failure& failure) {
    std::cerr << failure.why << std::endl;
    return 1;
  }
}
