"""What MiniStack 1.5.33 does otherwise than AWS in what this service uses, mended from outside. Each goes when it may."""

import json

from ministack import app
from ministack.core import iam_actions
from ministack.services import scheduler
from ministack.services.cloudformation import provisioners


def apply():
    # A schedule may ring when it is due; as released it is looked at every ten seconds.
    scheduler._SCHEDULE_TICK_INTERVAL = 0.5
    app.pin_request_origin = as_if_by_tls(app.pin_request_origin)
    iam_actions.extract_resource_arn = naming_schedules_and_identities(iam_actions.extract_resource_arn)
    provisioners._cw_metric_alarm_record = without_calculations(provisioners._cw_metric_alarm_record)
    secrets = provisioners._RESOURCE_HANDLERS["AWS::SecretsManager::Secret"]
    secrets["create"] = known_by_its_arn(secrets["create"])


def as_if_by_tls(pin_request_origin):
    """The test speaks HTTP over loopback; policies that ask for TLS are judged as if it had been TLS."""
    return lambda address, _: pin_request_origin(address, True)


def naming_schedules_and_identities(extract_resource_arn):
    """A schedule is judged as if its group were `default`, and a mail as if it came from no identity."""

    def extract(service, method, path, headers, body, query, region, account):
        arn = extract_resource_arn(service, method, path, headers, body, query, region, account)
        if service == "scheduler" and ":schedule/default/" in arn and body:
            group = json.loads(body).get("GroupName", "default")
            return arn.replace(":schedule/default/", f":schedule/{group}/")
        if service == "ses" and path.endswith("/outbound-emails"):
            address = json.loads(body)["FromEmailAddress"].rstrip(">").rsplit("<", 1)[-1]
            return f"arn:aws:ses:{region}:{account}:identity/{address}"
        return arn

    return extract


def without_calculations(alarm_record):
    """An alarm on a calculation ends the deployment. No alarm of ours rings here, so such a one may watch nothing."""

    def record(name, properties):
        if "Metrics" in properties:
            properties = {**properties, "Metrics": None, "MetricName": "none", "Namespace": "none"}
        return alarm_record(name, properties)

    return record


def known_by_its_arn(create):
    """A `Ref` to a secret is its ARN; here it is its name."""

    def create_secret(*arguments):
        _, attributes = create(*arguments)
        return attributes["Arn"], attributes

    return create_secret
