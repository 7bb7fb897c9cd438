"""Calls every service of a running platform with Google's own gRPC, found through the registry.

Usage: grpc_every_service.py REGISTRY_HOST:PORT CERTIFICATE_DIRECTORY PROTO_DIRECTORY
Prints one line per call and ends with 0 only if every answer was the expected one.
"""

import os
import sys
import tempfile

import grpc
from google.protobuf import descriptor_pool
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase
from grpc_tools import protoc

address, certificates, protos = sys.argv[1:4]
generated = tempfile.mkdtemp()
files = []
for folder, _, names in os.walk(protos):
    files += [os.path.join(folder, name) for name in names if name.endswith(".proto")]
arguments = ["protoc", f"-I{protos}", f"-I{protos}/public", f"--python_out={generated}", f"--grpc_python_out={generated}"]
well_known = os.path.join(os.path.dirname(protoc.__file__), "_proto")
relative = [os.path.relpath(f, protos + "/public" if "/public/" in f else protos) for f in files]
if protoc.main(arguments + [f"-I{well_known}"] + relative) != 0:
    sys.exit("the protos do not compile with protoc")
sys.path.insert(0, generated)

from onsale.auth.v1 import auth_pb2, auth_pb2_grpc
from onsale.inventory.v1 import inventory_pb2, inventory_pb2_grpc
from onsale.order.v1 import order_pb2, order_pb2_grpc
from onsale.payment.v1 import payment_pb2, payment_pb2_grpc
from onsale.refund.v1 import refund_pb2, refund_pb2_grpc
from onsale.registry.v1 import registry_pb2, registry_pb2_grpc
from onsale.ticket.v1 import ticket_pb2, ticket_pb2_grpc
from onsale.transaction.v1 import transaction_pb2, transaction_pb2_grpc
from onsale.user.v1 import user_pb2, user_pb2_grpc


def read(name):
    with open(os.path.join(certificates, name), "rb") as file:
        return file.read()


credentials = grpc.ssl_channel_credentials(read("ca.pem"), read("operator.key"), read("operator.pem"))


def channel(target):
    return grpc.secure_channel(target, credentials)


registry = registry_pb2_grpc.RegistryServiceStub(channel(address))
failures = 0


def check(name, call, wanted):
    """`wanted`: a status code, or a predicate over the answer."""
    global failures
    try:
        answer = call()
        good = wanted is not None and not isinstance(wanted, grpc.StatusCode) and wanted(answer)
        seen = "OK" if good else f"OK with {str(answer)[:80]!r}"
    except grpc.RpcError as error:
        good = error.code() == wanted
        details = dict(error.trailing_metadata() or ())
        if good and "grpc-status-details-bin" not in details:
            good = False
        seen = f"{error.code().name} {error.details()!r}"
    print(f"{'ok  ' if good else 'FAIL'} {name}: {seen}")
    failures += not good


services = registry.ListServices(registry_pb2.ListServicesRequest(namespace="default"), timeout=5).services
print("services:", ", ".join(sorted(s.service for s in services)))


def stub(service, make):
    instances = registry.Resolve(registry_pb2.ResolveRequest(namespace="default", service=service), timeout=5).instances
    return make(channel(f"{instances[0].host}:{instances[0].port}"))


unknown = "0" * 32
auth = stub("auth", auth_pb2_grpc.AuthServiceStub)
user = stub("user", user_pb2_grpc.UserServiceStub)
ticket = stub("ticket", ticket_pb2_grpc.TicketServiceStub)
inventory = stub("inventory", inventory_pb2_grpc.InventoryServiceStub)
order = stub("order", order_pb2_grpc.OrderServiceStub)
payment = stub("payment", payment_pb2_grpc.PaymentServiceStub)
refund = stub("refund", refund_pb2_grpc.RefundServiceStub)
transaction = stub("transaction", transaction_pb2_grpc.TransactionServiceStub)

check("registry.ListInstances", lambda: registry.ListInstances(registry_pb2.ListInstancesRequest(namespace="default"), timeout=5), lambda a: len(a.instances) >= 8)
check("auth.ListKeys", lambda: auth.ListKeys(auth_pb2.ListKeysRequest(), timeout=5), lambda a: a.keys[0].crv == "P-256")
check("auth.LogIn with a wrong password", lambda: auth.LogIn(auth_pb2.LogInRequest(login="nobody@example.com", password="wrong-password-1"), timeout=5), grpc.StatusCode.UNAUTHENTICATED)
check("user.GetProfile without a user", lambda: user.GetProfile(user_pb2.GetProfileRequest(), timeout=5), grpc.StatusCode.UNAUTHENTICATED)
check("ticket.ListEvents", lambda: ticket.ListEvents(ticket_pb2.ListEventsRequest(page_size=5), timeout=5), lambda a: len(a.events) >= 1)
check("ticket.GetEvent of an unknown id", lambda: ticket.GetEvent(ticket_pb2.GetEventRequest(event_id=unknown), timeout=5), grpc.StatusCode.NOT_FOUND)
check("inventory.GetAvailability of an unknown id", lambda: inventory.GetAvailability(inventory_pb2.GetAvailabilityRequest(performance_id=unknown), timeout=5), grpc.StatusCode.NOT_FOUND)
check("inventory.Follow, a server stream", lambda: next(iter(inventory.Follow(inventory_pb2.FollowRequest(), timeout=10))), lambda a: a.sequence == 1 and a.records[0].WhichOneof("record") == "opened")
check("order.GetOrder of an unknown id", lambda: order.GetOrder(order_pb2.GetOrderRequest(order_id=unknown), timeout=5), grpc.StatusCode.NOT_FOUND)
check("order.ListOrders without a user", lambda: order.ListOrders(order_pb2.ListOrdersRequest(), timeout=5), grpc.StatusCode.UNAUTHENTICATED)
check("payment.GetLedger", lambda: payment.GetLedger(payment_pb2.GetLedgerRequest(), timeout=5), lambda a: a.sum_minor == 0)
check("refund.ListRefunds without a user", lambda: refund.ListRefunds(refund_pb2.ListRefundsRequest(), timeout=5), grpc.StatusCode.UNAUTHENTICATED)
check("transaction.ListTransactions", lambda: transaction.ListTransactions(transaction_pb2.ListTransactionsRequest(open_only=True), timeout=5), lambda a: len(a.transactions) == 0)
check("transaction.GetTransaction of an unknown xid", lambda: transaction.GetTransaction(transaction_pb2.GetTransactionRequest(xid="nothing"), timeout=5), grpc.StatusCode.NOT_FOUND)

# Health, with the client that Google ships.
SERVING = health_pb2.HealthCheckResponse.SERVING
for service in ("registry", "transaction", "auth", "user", "ticket", "inventory", "order", "payment", "refund"):
    health = stub(service, health_pb2_grpc.HealthStub)
    listed = health.List(health_pb2.HealthListRequest(), timeout=5).statuses
    check(f"{service}: Health.List", lambda: listed, lambda a: "" in a and len(a) >= 2 and all(s.status == SERVING for s in a.values()))
    for name in listed:
        check(f"{service}: Health.Check of {name!r}", lambda: health.Check(health_pb2.HealthCheckRequest(service=name), timeout=5), lambda a: a.status == SERVING)
unheard = health.Watch(health_pb2.HealthCheckRequest(service="nothing"), timeout=2)
check("Health.Watch of an unknown service", lambda: next(unheard), lambda a: a.status == health_pb2.HealthCheckResponse.SERVICE_UNKNOWN)
try:
    next(unheard)
    failures += 1
except grpc.RpcError as error:
    print("ok   Health.Watch of an unknown service stays:", error.code().name)
    failures += error.code() != grpc.StatusCode.DEADLINE_EXCEEDED
check("Health.Watch", lambda: next(health.Watch(health_pb2.HealthCheckRequest(service=name), timeout=5)), lambda a: a.status == SERVING)
try:
    health.Check(health_pb2.HealthCheckRequest(service="nothing"), timeout=5)
    failures += 1
except grpc.RpcError as error:
    print("ok   Health.Check of an unknown service:", error.code().name)
    failures += error.code() != grpc.StatusCode.NOT_FOUND

# Reflection: Google's client speaks v1alpha; v1 has the same messages under another name.
ALWAYS = {"grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "onsale.admin.v1.StatisticsService"}
DESCRIBED = {
    "registry": ("registry.v1.RegistryService", "Watch"), "transaction": ("transaction.v1.TransactionService", "Begin"),
    "auth": ("auth.v1.AuthService", "LogIn"), "user": ("user.v1.UserService", "GetProfile"),
    "ticket": ("ticket.v1.TicketService", "GetEvent"), "inventory": ("inventory.v1.InventoryService", "Follow"),
    "order": ("order.v1.OrderService", "GetOrder"), "payment": ("payment.v1.PaymentService", "GetPayment"),
    "refund": ("refund.v1.RefundService", "GetRefund"),
}
Ask = reflection_pb2.ServerReflectionRequest
http = reflection_pb2.ExtensionRequest(containing_type="google.protobuf.MethodOptions", extension_number=72295728)
for service, (name, wanted) in DESCRIBED.items():
    instance = registry.Resolve(registry_pb2.ResolveRequest(namespace="default", service=service), timeout=5).instances[0]
    line, full = channel(f"{instance.host}:{instance.port}"), "onsale." + name
    database = ProtoReflectionDescriptorDatabase(line)
    listed = set(database.get_services())
    check(f"{service}: reflection lists services", lambda: listed, lambda a: ALWAYS | {full} <= a)
    pool = descriptor_pool.DescriptorPool(database)
    check(f"{service}: reflection describes all that it lists", lambda: [pool.FindServiceByName(n) for n in sorted(listed)], lambda a: all(len(d.methods) >= 1 for d in a))
    check(f"{service}: reflection describes {wanted}", lambda: pool.FindServiceByName(full).FindMethodByName(wanted), lambda a: len(a.output_type.fields) >= 1 and a.server_streaming == (wanted in ("Follow", "Watch")))
    check(f"{service}: reflection knows extensions", lambda: list(database.FindAllExtensionNumbers("google.protobuf.MethodOptions")), lambda a: a == [72295728])
    ask = line.stream_stream("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", request_serializer=Ask.SerializeToString, response_deserializer=reflection_pb2.ServerReflectionResponse.FromString)
    requests = [Ask(list_services=""), Ask(file_containing_symbol=f"{full}.{wanted}"), Ask(file_by_filename="nothing.proto"), Ask(file_containing_extension=http), Ask(all_extension_numbers_of_type="nothing"), Ask()]
    check(f"{service}: reflection v1", lambda: list(ask(iter(requests), timeout=5)), lambda a: len(a) == 6 and len(a[0].list_services_response.service) == len(listed) and len(a[1].file_descriptor_response.file_descriptor_proto) >= 1 and a[2].error_response.error_code == 5 and len(a[3].file_descriptor_response.file_descriptor_proto) >= 1 and a[4].error_response.error_code == 5 and a[5].error_response.error_code == 3 and [r.original_request for r in a] == requests)

# Metadata goes in, a deadline is kept, a cancelled stream ends, and rubbish gets its status.
watch = registry.Watch(registry_pb2.WatchRequest(namespace="default", service="order"), timeout=10)
check("registry.Watch, the first list", lambda: next(watch), lambda a: a.instances[0].service == "order")
watch.cancel()
raw = channel(address).unary_unary("/onsale.registry.v1.RegistryService/ListServices", request_serializer=bytes, response_deserializer=bytes)
check("bytes that are no message", lambda: raw(b"\xff\xff\xff\xff", timeout=5), grpc.StatusCode.INVALID_ARGUMENT)
missing = channel(address).unary_unary("/onsale.registry.v1.RegistryService/Nothing", request_serializer=bytes, response_deserializer=bytes)
try:
    missing(b"", timeout=5)
    failures += 1
except grpc.RpcError as error:
    print("ok   an unknown method:", error.code().name)
    failures += error.code() != grpc.StatusCode.UNIMPLEMENTED

# Without a certificate nobody gets in.
anonymous = registry_pb2_grpc.RegistryServiceStub(grpc.secure_channel(address, grpc.ssl_channel_credentials(read("ca.pem"))))
try:
    anonymous.ListServices(registry_pb2.ListServicesRequest(), timeout=3)
    print("FAIL a caller without a certificate was answered")
    failures += 1
except grpc.RpcError as error:
    print("ok   a caller without a certificate:", error.code().name)

print(f"{failures} failures")
sys.exit(1 if failures else 0)
